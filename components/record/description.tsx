"use client";

import { IconPencil } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { MarkdownInput, MarkdownView } from "../../lib/contracts/markdown.ts";
import type { Action } from "../forms/action.ts";
import { ActionForm } from "../forms/action-form.tsx";
import { runAction } from "../forms/run-action.ts";
import own from "./description.module.css";
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
	const [isOpen, setOpen] = useState(false);
	const [shown, setShown] = useState<string | null>(null);
	const field = useRef<HTMLTextAreaElement>(null);
	if (!isOpen) {
		return (
			<div className={own.description}>
				{text !== "" && <SafeHtml html={html} />}
				{mayEdit && (
					<button type="button" className={classes.button} onClick={() => setOpen(true)}>
						<IconPencil size={14} aria-hidden /> {text ? "Change description" : "Add a description"}
					</button>
				)}
			</div>
		);
	}
	const close = () => {
		setOpen(false);
		setShown(null);
	};
	return (
		<ActionForm
			className={own.form}
			onKeyDown={(event) => event.key === "Escape" && close()}
			send={async (form) => {
				const description = String(form.get("text") ?? "").trim();
				const saved = await runAction(save, { uid, revision, description });
				if (saved) close();
				return saved !== null;
			}}
		>
			{/* Hidden, not gone: what was typed stays there while one looks. */}
			<textarea
				ref={field}
				name="text"
				aria-label="description"
				defaultValue={text}
				maxLength={20_000}
				rows={6}
				hidden={shown !== null}
			/>
			{shown !== null && (
				<section className={own.look} aria-label="How it will look">
					{shown === "" ? <p className={classes.quiet}>Nothing yet.</p> : <SafeHtml html={shown} />}
				</section>
			)}
			<div className={own.line}>
				<button type="submit" className={`${classes.button} ${classes.primary}`}>
					Save
				</button>
				<button
					type="button"
					className={classes.button}
					aria-pressed={shown !== null}
					onClick={async () => {
						if (shown !== null) return setShown(null);
						const view = await runAction(show, { text: field.current?.value ?? "" });
						if (view) setShown(view.html);
					}}
				>
					{shown === null ? "Look at it" : "Go on writing"}
				</button>
				<button type="button" className={classes.button} onClick={close}>
					Cancel
				</button>
				<span className={classes.dim}>Markdown</span>
			</div>
		</ActionForm>
	);
}
