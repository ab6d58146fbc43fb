"use client";

import { useEffect, useState } from "react";
import type { MarkdownInput, MarkdownView } from "../../../lib/contracts/markdown.ts";
import type { Action } from "../../forms/action.ts";
import { SafeHtml } from "../../record/safe-html.tsx";
import classes from "./peek.module.css";

/** Makes HTML of Markdown. */
export type ShowMarkdown = Action<MarkdownInput, MarkdownView>;

/** Who goes through rows with `j` asks for none that is not looked at. */
const pauseMs = 120;

/** The beginning of a description in Markdown, as the record's own page shows it. */
export function PeekDescription({ text, show }: { text: string; show: ShowMarkdown }) {
	const [shown, setShown] = useState<{ text: string; html: string | null } | null>(null);
	useEffect(() => {
		let isOpen = true;
		const ask = async () => {
			const answer = await show({ text }).catch(() => null);
			if (isOpen) setShown({ text, html: answer?.data?.html ?? null });
		};
		const soon = setTimeout(ask, pauseMs);
		return () => {
			isOpen = false;
			clearTimeout(soon);
		};
	}, [text, show]);
	if (shown?.text !== text) return <div className={classes.description} aria-busy />;
	return (
		<div className={classes.description}>
			{/* As it was written, where the server could not be asked. */}
			{shown.html === null ? <p>{text}</p> : <SafeHtml html={shown.html} />}
		</div>
	);
}
