"use client";

import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import type { Action } from "../forms/action.ts";
import { ActionForm } from "../forms/action-form.tsx";
import { runAction } from "../forms/run-action.ts";
import classes from "./record.module.css";

/** A text that is changed where it stands. The revision refuses to overwrite what somebody else just wrote. */
export function InlineText({
	uid,
	revision,
	field,
	label,
	text,
	isLong = false,
	save,
}: {
	uid: string;
	revision: number;
	field: "name" | "description";
	label: string;
	text: string;
	isLong?: boolean;
	save: Action<{ uid: string; revision: number; name?: string; description?: string }, unknown>;
}) {
	const [isOpen, setOpen] = useState(false);
	if (!isOpen) {
		return (
			<button type="button" className={classes.button} onClick={() => setOpen(true)}>
				<IconPencil size={14} aria-hidden /> {text ? `Change ${label}` : `Add a ${label}`}
			</button>
		);
	}
	return (
		<ActionForm
			className={classes.inlineForm}
			onKeyDown={(event) => event.key === "Escape" && setOpen(false)}
			send={async (form) => {
				const value = String(form.get("text") ?? "").trim();
				const saved = await runAction(save, { uid, revision, [field]: value });
				if (saved) setOpen(false);
				return saved !== null;
			}}
		>
			{isLong ? (
				<textarea name="text" aria-label={label} defaultValue={text} maxLength={20_000} />
			) : (
				<input name="text" aria-label={label} defaultValue={text} maxLength={400} required />
			)}
			<button type="submit" className={`${classes.button} ${classes.primary}`}>
				Save
			</button>
			<button type="button" className={classes.button} onClick={() => setOpen(false)}>
				Cancel
			</button>
		</ActionForm>
	);
}
