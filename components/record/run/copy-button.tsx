"use client";

import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import classes from "./run.module.css";

/** Copies a text; where the browser refuses, the text beside it can still be selected. */
export function CopyButton({ text, label, words }: { text: string; label: string; words?: string }) {
	const [isCopied, setCopied] = useState(false);
	async function copy() {
		try {
			await navigator.clipboard.writeText(text);
		} catch {
			return; // Refused over plain http.
		}
		setCopied(true);
		setTimeout(() => setCopied(false), 1500);
	}
	const Icon = isCopied ? IconCheck : IconCopy;
	return (
		<button
			type="button"
			className={words ? classes.button : classes.copy}
			onClick={copy}
			aria-label={label}
			title={label}
		>
			<Icon size={14} aria-hidden /> {words && (isCopied ? "Copied" : words)}
		</button>
	);
}
