"use client";

import Link from "next/link";
import { lazy, Suspense, useEffect, useRef, useState, useTransition } from "react";
import type { LineageLink } from "../../../lib/contracts/lineage-edge.ts";
import type { RunFileView } from "../../../lib/contracts/runs.ts";
import { runAction } from "../../forms/run-action.ts";
import { RelativeTime } from "../../record/relative-time.tsx";
import { recordHref } from "../../shell/kind.ts";
import { useAnnounce } from "../announce.tsx";
import type { EdgeActions } from "./edge-actions.ts";
import classes from "./edge-panel.module.css";
import { originWords } from "./edge-words.ts";

const RetractDialog = lazy(async () => ({ default: (await import("./retract-dialog.tsx")).RetractDialog }));

/** What a run is called in these sentences. */
export function runTitle({ run }: LineageLink): string {
	return run.name ?? `${run.transform.name} ${run.uid.slice(0, 8)}`;
}

/** A link as a sentence without its full stop. */
export function linkSentence(link: LineageLink): string {
	const [run, file] = [runTitle(link), `${link.file.key} v${link.file.versionNo}`];
	if (link.kind === null) return `${run} read ${file}`;
	return link.kind === "recreated" ? `${run} made ${file} again` : `${run} made ${file}`;
}

function changed(link: LineageLink, { file: _file, ...facts }: RunFileView): LineageLink {
	return { ...link, ...facts };
}

export interface LinkFactsProps {
	link: LineageLink;
	role: "input" | "output";
	now: number;
	actions: Pick<EdgeActions, "retract" | "restore">;
	/** Told what became of the link. */
	onChange: (link: LineageLink) => void;
	/** Whether what it joins is to be said here. */
	hasEnds: boolean;
}

/** Who says that a run read or made a file, since when, and how that is known; and the way to take it back. */
export function LinkFacts({ link, role, now, actions, onChange, hasEnds }: LinkFactsProps) {
	const announce = useAnnounce();
	const [isAsking, setAsking] = useState(false);
	const asker = useRef<HTMLButtonElement>(null);
	const wasAsking = useRef(false);
	// The dialog gives the keyboard back to what opened it.
	useEffect(() => {
		if (wasAsking.current && !isAsking) asker.current?.focus();
		wasAsking.current = isAsking;
	}, [isAsking]);
	const [isPending, startTransition] = useTransition();
	const [isOwnUndo, setOwnUndo] = useState(false);
	const ref = { runUid: link.run.uid, fileUid: link.file.uid };
	const isRetracted = link.retractedAt !== null;

	async function retract(reason: string): Promise<boolean> {
		const done = await runAction(actions.retract[role], { ...ref, reason });
		if (!done) return false;
		setOwnUndo(true);
		onChange(changed(link, done));
		announce(`Retracted. Lineage no longer follows that ${linkSentence(link)}.`);
		return true;
	}
	const restore = () => {
		if (isPending) return;
		startTransition(async () => {
			const done = await runAction(actions.restore[role], ref);
			if (!done) return;
			onChange(changed(link, done));
			setOwnUndo(false);
			announce(`Restored. Lineage follows again that ${linkSentence(link)}.`);
		});
	};
	return (
		<>
			{link.retractedAt !== null && (
				<p className={classes.retracted}>
					<strong>Retracted</strong> <RelativeTime at={link.retractedAt} now={now} /> by{" "}
					{link.retractedBy?.handle}: {link.retractedReason}
				</p>
			)}
			<dl className={classes.facts}>
				<dt>Known</dt>
				<dd>{originWords[link.origin]}</dd>
				<dt>Recorded</dt>
				<dd>
					<RelativeTime at={link.recordedAt} now={now} /> by{" "}
					<Link href={recordHref("user", link.recordedBy.handle)}>{link.recordedBy.handle}</Link>
					{link.isLate && ", after the run had finished"}
				</dd>
				{link.occurredAt !== null && (
					<>
						<dt>Happened</dt>
						<dd>
							<RelativeTime at={link.occurredAt} now={now} />, as they say
						</dd>
					</>
				)}
				{hasEnds && <EndFacts link={link} />}
			</dl>
			{link.mayRetract ? (
				<p className={classes.actions}>
					{/* One button for both, and never disabled: so the keyboard stays on it. */}
					<button
						ref={asker}
						type="button"
						className={classes.button}
						aria-busy={isPending}
						onClick={isRetracted ? restore : () => setAsking(true)}
					>
						{isRetracted ? (isOwnUndo ? "Undo" : "Restore") : "Retract…"}
					</button>
				</p>
			) : (
				<p className={classes.note}>
					{isRetracted ? "Restoring" : "Retracting"} it is for {link.recordedBy.handle}, who recorded it, and
					for admins.
				</p>
			)}
			{isAsking && (
				<Suspense>
					<RetractDialog
						link={link}
						sentence={`${linkSentence(link)}.`}
						onRetract={retract}
						onClose={() => setAsking(false)}
					/>
				</Suspense>
			)}
		</>
	);
}

function EndFacts({ link: { run, file }, link }: { link: LineageLink }) {
	return (
		<>
			<dt>Run</dt>
			<dd>
				<Link href={recordHref("run", run.uid)}>{runTitle(link)}</Link>
			</dd>
			<dt>File</dt>
			<dd>
				<Link href={recordHref("file", file.uid)}>{file.key}</Link> v{file.versionNo}
			</dd>
		</>
	);
}
