"use client";

import { notifications } from "@mantine/notifications";
import { IconDownload } from "@tabler/icons-react";
import { useTransition } from "react";
import { FilterPopover } from "../filters/filter-popover.tsx";
import type { Chosen } from "../rows/use-selection.ts";
import classes from "./bulk.module.css";
import { exportHref } from "./export-href.ts";

const formats = [
	["csv", "CSV"],
	["ndjson", "NDJSON"],
] as const;

/** The whole filtered list as a file, in its order; the server streams it. */
export function ExportMenu({ path, question, sort }: { path: string; question: object; sort: object }) {
	return (
		<FilterPopover label="Export" icon={<IconDownload size={16} aria-hidden />} align="end">
			<div className={classes.list}>
				{formats.map(([format, label]) => (
					<a
						key={format}
						className={classes.button}
						href={exportHref(path, { ...question, ...sort, format })}
						download
					>
						All that match, as {label}
					</a>
				))}
			</div>
		</FilterPopover>
	);
}

/** The chosen records as a file. */
export function BulkExport({ path, chosen }: { path: string; chosen: Chosen }) {
	const [isPending, startTransition] = useTransition();
	return (
		<FilterPopover label="Export" icon={<IconDownload size={16} aria-hidden />}>
			<div className={classes.list}>
				{formats.map(([format, label]) => (
					<button
						key={format}
						type="button"
						className={classes.button}
						disabled={isPending}
						onClick={() => startTransition(() => download(path, format, chosen))}
					>
						The chosen, as {label}
					</button>
				))}
			</div>
		</FilterPopover>
	);
}

/** Asks by POST, for ten thousand uids are more than an address holds. */
async function download(path: string, format: string, chosen: Chosen): Promise<void> {
	const body = "uids" in chosen ? { uids: chosen.uids } : chosen.matching;
	try {
		const response = await fetch(`/api/v1${path}/export`, {
			method: "POST",
			headers: { "content-type": "application/json" },
			body: JSON.stringify({ ...body, format }),
		});
		if (!response.ok) throw new Error(`The server answered ${response.status}.`);
		const link = document.createElement("a");
		link.href = URL.createObjectURL(await response.blob());
		link.download = `${path.slice(1)}.${format}`;
		link.click();
		setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		notifications.show({ color: "red", title: "Not exported", message });
	}
}
