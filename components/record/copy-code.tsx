"use client";

import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import classes from "./code.module.css";

/** Lines to paste into a terminal or script, with a button that copies them. */
export function CopyCode({ code, label }: { code: string; label: string }) {
	const [isCopied, setCopied] = useState(false);
	async function copy() {
		try {
			await navigator.clipboard.writeText(code);
		} catch {
			return; // Refused over plain http: the text beside the button can still be selected.
		}
		setCopied(true);
		setTimeout(() => setCopied(false), 1500);
	}
	const Icon = isCopied ? IconCheck : IconCopy;
	return (
		<div className={classes.copyCode}>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
			<section tabIndex={0} aria-label={label}>
				<pre>
					<code>{code}</code>
				</pre>
			</section>
			<button type="button" onClick={copy} aria-label={`Copy: ${label}`} title="Copy">
				<Icon size={16} aria-hidden />
			</button>
		</div>
	);
}
