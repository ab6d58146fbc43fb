"use client";

import { useEffect, useRef } from "react";
import record from "../record.module.css";
import { RelativeTime } from "../relative-time.tsx";
import classes from "./edits.module.css";
import { TextDiff } from "./text-diff.tsx";
import type { TextEdit } from "./use-text-edit.ts";

/** Tells that somebody else changed the text while one wrote, shows both, and lets one choose. */
export function EditConflict({ edit, label }: { edit: TextEdit; label: string }) {
	const { conflict } = edit;
	const panel = useRef<HTMLElement>(null);
	// The form, which had the focus, is gone.
	useEffect(() => panel.current?.focus(), []);
	if (!conflict) return null;
	const { changedBy, changedAt } = conflict.current;
	const who = changedBy?.handle ?? "Somebody";
	return (
		<section
			ref={panel}
			tabIndex={-1}
			className={classes.conflict}
			role="alert"
			aria-label="Two edits at once"
		>
			<p>
				<strong>{who}</strong> changed the {label}{" "}
				{changedAt && <RelativeTime at={changedAt} now={Date.now()} />} while you were writing. Yours is not
				saved yet.
			</p>
			<TextDiff
				older={conflict.theirs}
				newer={conflict.mine}
				names={[`What ${who} wrote`, "What you wrote"]}
			/>
			<div className={classes.line}>
				<button type="button" className={`${record.button} ${record.primary}`} onClick={edit.keepMine}>
					Save mine over it
				</button>
				<button type="button" className={record.button} onClick={edit.takeTheirs}>
					Take theirs
				</button>
				<button type="button" className={record.button} onClick={edit.editOn}>
					Edit mine further
				</button>
			</div>
		</section>
	);
}
