"use client";

import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import classes from "./bits.module.css";

/** An identifier that a click copies; `short` shows its first characters only. */
export function UidChip({ uid, short = false }: { uid: string; short?: boolean }) {
	const [state, setState] = useState<"idle" | "copied" | "refused">("idle");
	async function copy() {
		try {
			await navigator.clipboard.writeText(uid);
			setState("copied");
		} catch {
			// Over plain http from another host browsers refuse; the full uid is then there to select.
			setState("refused");
		}
		setTimeout(() => setState("idle"), 1500);
	}
	const Icon = state === "copied" ? IconCheck : IconCopy;
	return (
		<button
			type="button"
			className={classes.uid}
			onClick={copy}
			title={`Copy ${uid}`}
			aria-label={`Copy uid ${uid}`}
		>
			{short && state !== "refused" ? `${uid.slice(0, 8)}…` : uid}
			<Icon size={12} aria-hidden />
			<span role="status" hidden={state !== "copied"}>
				copied
			</span>
		</button>
	);
}
