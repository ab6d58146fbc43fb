"use client";

import { IconPencil } from "@tabler/icons-react";
import type { MarkdownInput, MarkdownView } from "../../lib/contracts/markdown.ts";
import type { Action } from "../forms/action.ts";
import { runEdit } from "../forms/run-action.ts";
import own from "./description.module.css";
import { EditConflict } from "./edits/edit-conflict.tsx";
import edits from "./edits/edits.module.css";
import { MarkdownForm } from "./edits/markdown-form.tsx";
import { useTextEdit } from "./edits/use-text-edit.ts";
import classes from "./record.module.css";
import { SafeHtml } from "./safe-html.tsx";

/** A description in Markdown: read as it is meant, written with a look at how it will be. */
export function Description({
	uid,
	revision,
	text,
	html,
	mayEdit,
	save,
	show,
}: {
	uid: string;
	revision: number;
	text: string;
	/** The text as HTML, sanitised by the server. */
	html: string;
	mayEdit: boolean;
	save: Action<{ uid: string; revision: number; description: string }, unknown>;
	show: Action<MarkdownInput, MarkdownView>;
}) {
	const edit = useTextEdit({
		text,
		revision,
		field: "description",
		send: (description, from) => runEdit(save, { uid, revision: from, description }),
	});
	if (edit.conflict) {
		return (
			<div className={classes.wide}>
				<EditConflict edit={edit} label="description" />
			</div>
		);
	}
	if (edit.draft !== null) {
		return (
			<div className={classes.wide}>
				<MarkdownForm
					label="description"
					text={edit.draft}
					save={edit.save}
					cancel={edit.close}
					show={show}
				/>
			</div>
		);
	}
	if (!edit.shown) {
		if (!mayEdit) return null;
		return (
			<button type="button" className={classes.quietButton} disabled={edit.isSaving} onClick={edit.open}>
				<IconPencil size={14} aria-hidden /> Add a description
			</button>
		);
	}
	return (
		<div className={`${classes.wide} ${own.description}`} aria-busy={edit.isSaving}>
			{edit.shown === text ? <SafeHtml html={html} /> : <div className={edits.pending}>{edit.shown}</div>}
			{mayEdit && (
				<button
					type="button"
					className={classes.quietButton}
					aria-label="Change description"
					title="Change description"
					disabled={edit.isSaving}
					onClick={edit.open}
				>
					<IconPencil size={14} aria-hidden />
				</button>
			)}
		</div>
	);
}
