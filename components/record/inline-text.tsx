"use client";

import { IconPencil } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Action } from "../forms/action.ts";
import { runEdit } from "../forms/run-action.ts";
import { EditConflict } from "./edits/edit-conflict.tsx";
import edits from "./edits/edits.module.css";
import { useShowTitle } from "./edits/shown-title.tsx";
import { type TextEdit, useTextEdit } from "./edits/use-text-edit.ts";
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
	const showTitle = useShowTitle();
	const edit = useTextEdit({
		text,
		revision,
		field,
		send: (value, from) => runEdit(save, { uid, revision: from, [field]: value }),
		onShow: field === "name" ? showTitle : undefined,
	});
	if (edit.conflict) return <EditConflict edit={edit} label={label} />;
	if (edit.draft !== null) return <Form edit={edit} label={label} text={edit.draft} isLong={isLong} />;
	return (
		<>
			{field !== "name" && edit.shown !== text && <span className={edits.pending}>{edit.shown}</span>}
			<button type="button" className={classes.button} disabled={edit.isSaving} onClick={edit.open}>
				<IconPencil size={14} aria-hidden /> {edit.shown ? `Change ${label}` : `Add a ${label}`}
			</button>
		</>
	);
}

function Form({
	edit,
	label,
	text,
	isLong,
}: {
	edit: TextEdit;
	label: string;
	text: string;
	isLong: boolean;
}) {
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => {
		const [field] = form.current?.elements ?? [];
		if (field instanceof HTMLElement) field.focus();
	}, []);
	return (
		<form
			ref={form}
			className={classes.inlineForm}
			onKeyDown={(event) => event.key === "Escape" && edit.close()}
			onSubmit={(event) => {
				event.preventDefault();
				edit.save(String(new FormData(event.currentTarget).get("text") ?? "").trim());
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
			<button type="button" className={classes.button} onClick={edit.close}>
				Cancel
			</button>
		</form>
	);
}
