"use client";

import { useEffect, useRef, useState } from "react";
import type { MarkdownInput, MarkdownView } from "../../../lib/contracts/markdown.ts";
import type { Action } from "../../forms/action.ts";
import { runAction } from "../../forms/run-action.ts";
import record from "../record.module.css";
import { SafeHtml } from "../safe-html.tsx";
import classes from "./edits.module.css";

/** Where Markdown is written, with a look at how it will be. */
export function MarkdownForm({
	label,
	text,
	isRequired = false,
	submit = "Save",
	save,
	cancel,
	show,
}: {
	label: string;
	text: string;
	isRequired?: boolean;
	submit?: string;
	save: (text: string) => void;
	cancel: () => void;
	show: Action<MarkdownInput, MarkdownView>;
}) {
	const [look, setLook] = useState<string | null>(null);
	const field = useRef<HTMLTextAreaElement>(null);
	useEffect(() => field.current?.focus(), []);
	const written = () => field.current?.value.trim() ?? "";
	const send = () => {
		if (!isRequired || written() !== "") save(written());
	};
	return (
		<form
			className={classes.form}
			onKeyDown={(event) => {
				if (event.key === "Escape") cancel();
				if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) send();
			}}
			onSubmit={(event) => {
				event.preventDefault();
				send();
			}}
		>
			{/* Hidden, not gone: what was typed stays there while one looks. */}
			<textarea
				ref={field}
				name="text"
				aria-label={label}
				defaultValue={text}
				maxLength={20_000}
				rows={6}
				required={isRequired}
				hidden={look !== null}
			/>
			{look !== null && (
				<section className={classes.look} aria-label="How it will look">
					{look === "" ? <p className={record.quiet}>Nothing yet.</p> : <SafeHtml html={look} />}
				</section>
			)}
			<div className={classes.line}>
				<button type="submit" className={`${record.button} ${record.primary}`}>
					{submit}
				</button>
				<button
					type="button"
					className={record.button}
					aria-pressed={look !== null}
					onClick={async () => {
						if (look !== null) return setLook(null);
						const view = await runAction(show, { text: field.current?.value ?? "" });
						if (view) setLook(view.html);
					}}
				>
					{look === null ? "Look at it" : "Go on writing"}
				</button>
				<button type="button" className={record.button} onClick={cancel}>
					Cancel
				</button>
				<span className={record.dim}>Markdown</span>
			</div>
		</form>
	);
}
