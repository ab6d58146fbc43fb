"use client";

import { useEffect, useState } from "react";
import type { NoteChange } from "../../../lib/contracts/enums.ts";
import type { NoteVersionView } from "../../../lib/contracts/notes.ts";
import { runAction } from "../../forms/run-action.ts";
import { TextDiff } from "../edits/text-diff.tsx";
import record from "../record.module.css";
import { RelativeTime } from "../relative-time.tsx";
import type { NoteActions } from "./note-actions.ts";
import classes from "./notes.module.css";

const words: Record<NoteChange, string> = {
	written: "wrote it",
	edited: "edited it",
	deleted: "deleted it",
	restored: "brought it back",
};

/** Everything that a note ever said: each version against the one before. */
export function NoteHistory({
	uid,
	revision,
	now,
	actions,
}: {
	uid: string;
	/** The newest: another one means that there is more to read. */
	revision: number;
	now: number;
	actions: NoteActions;
}) {
	const [versions, setVersions] = useState<NoteVersionView[] | null>(null);
	const [cursor, setCursor] = useState<string | null>(null);
	// biome-ignore lint/correctness/useExhaustiveDependencies: read again when the note has another version.
	useEffect(() => {
		let isGone = false;
		void runAction(actions.versions, { uid }).then((page) => {
			if (isGone) return;
			setVersions(page?.items ?? []);
			setCursor(page?.nextCursor ?? null);
		});
		return () => {
			isGone = true;
		};
	}, [uid, revision, actions.versions]);
	if (versions === null) {
		return (
			<p className={record.quiet} role="status">
				Loading…
			</p>
		);
	}
	async function more() {
		if (cursor === null) return;
		const page = await runAction(actions.versions, { uid, cursor });
		if (!page) return;
		setVersions([...(versions ?? []), ...page.items]);
		setCursor(page.nextCursor);
	}
	return (
		<section className={classes.history} aria-label="History of this note">
			<ol>
				{versions.map((version, place) => {
					const before = versions[place + 1];
					return (
						<li key={version.revision}>
							<p>
								<strong>{version.by.handle}</strong> {words[version.change]}{" "}
								<RelativeTime at={version.at} now={now} />
							</p>
							{version.change === "edited" && before && (
								<TextDiff older={before.body} newer={version.body} names={["Before", "After"]} />
							)}
							{version.change === "written" && <pre className={classes.said}>{version.body}</pre>}
						</li>
					);
				})}
			</ol>
			{cursor !== null && (
				<button type="button" className={record.button} onClick={more}>
					Older versions
				</button>
			)}
		</section>
	);
}
