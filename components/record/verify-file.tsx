"use client";

import { IconShieldCheck } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { FileVerifyLine } from "../../lib/contracts/files.ts";
import { formatSize } from "./format-size.ts";
import { readLines } from "./read-lines.ts";
import classes from "./record.module.css";
import own from "./verify-file.module.css";

type State =
	| { step: "idle" }
	| { step: "reading"; done: number; total: number | null }
	| { step: "said"; isGood: boolean; text: string };

/** Reads all bytes of a file again on the server, and says whether they are the recorded ones. */
export function VerifyFile({ uid }: { uid: string }) {
	const router = useRouter();
	const [state, setState] = useState<State>({ step: "idle" });
	const running = useRef<AbortController>(null);
	// Leaving the page stops the reading: nobody waits for it any more.
	useEffect(() => () => running.current?.abort(), []);

	async function verify() {
		const controller = new AbortController();
		running.current = controller;
		setState({ step: "reading", done: 0, total: null });
		try {
			const response = await fetch(`/api/v1/files/${uid}/verify`, {
				method: "POST",
				headers: { accept: "application/x-ndjson" },
				signal: controller.signal,
			});
			if (!response.ok) {
				const { detail } = (await response.json()) as { detail?: string };
				return setState({ step: "said", isGood: false, text: detail ?? "The server refused." });
			}
			for await (const text of readLines(response)) {
				const line = JSON.parse(text) as FileVerifyLine;
				if (line.kind === "progress")
					setState({ step: "reading", done: line.doneBytes, total: line.totalBytes });
				else if (line.kind === "error") setState({ step: "said", isGood: false, text: line.message });
				else {
					setState({ step: "said", isGood: line.result.state === "present", text: line.result.message });
					router.refresh();
				}
			}
		} catch (error) {
			if (controller.signal.aborted) setState({ step: "idle" });
			else {
				console.error(error);
				setState({
					step: "said",
					isGood: false,
					text: "The server did not answer. Check that it runs, and try again.",
				});
			}
		}
	}

	return (
		<div className={own.verify}>
			{state.step === "reading" ? (
				<>
					<progress
						aria-label="Reading the file"
						{...(state.total ? { max: state.total, value: state.done } : {})}
					/>
					<span className={classes.dim}>
						{formatSize(state.done)}
						{state.total !== null && ` of ${formatSize(state.total)}`}
					</span>
					<button type="button" className={classes.button} onClick={() => running.current?.abort()}>
						Stop
					</button>
				</>
			) : (
				<button type="button" className={classes.button} onClick={verify}>
					<IconShieldCheck size={16} aria-hidden /> Verify now
				</button>
			)}
			<span role="status" className={state.step === "said" && !state.isGood ? own.bad : own.good}>
				{state.step === "said" && state.text}
			</span>
		</div>
	);
}
