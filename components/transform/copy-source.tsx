"use client";

import { notifications } from "@mantine/notifications";
import { IconCheck, IconCopy } from "@tabler/icons-react";
import { useState } from "react";
import record from "../record/record.module.css";

/** Copies a source, fetched when it is asked for: a page need not carry it twice. */
export function CopySource({ href }: { href: string }) {
	const [isCopied, setCopied] = useState(false);
	async function text(): Promise<Blob> {
		const response = await fetch(href);
		if (!response.ok) throw new Error(`the server answered ${response.status}`);
		return new Blob([await response.text()], { type: "text/plain" });
	}
	async function copy() {
		try {
			// Begun at once, with what will come: browsers forget the click while one waits.
			await navigator.clipboard.write([new ClipboardItem({ "text/plain": text() })]);
		} catch {
			notifications.show({
				color: "red",
				title: "Not copied",
				message: "The browser refused. Download it instead.",
			});
			return;
		}
		setCopied(true);
		setTimeout(() => setCopied(false), 1500);
	}
	const Icon = isCopied ? IconCheck : IconCopy;
	return (
		<button type="button" className={record.button} onClick={copy}>
			<Icon size={16} aria-hidden /> <span aria-live="polite">{isCopied ? "Copied" : "Copy"}</span>
		</button>
	);
}
