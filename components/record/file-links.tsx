import Link from "next/link";
import type { FileLink } from "../../lib/contracts/files.ts";
import { recordHref } from "../shell/kind.ts";
import classes from "./record.module.css";

/** Some files in a line, and how many more there are. */
export function FileLinks({
	files,
	total,
	more,
}: {
	files: readonly FileLink[];
	/** Null when there are too many to count. */
	total: number | null;
	/** Where all of them are. */
	more: string;
}) {
	const left = total === null ? null : total - files.length;
	return (
		<span className={classes.links}>
			{files.map((file) => (
				<Link key={file.uid} href={recordHref("file", file.uid)}>
					{file.key} v{file.versionNo}
				</Link>
			))}
			{left !== 0 && (
				<Link href={more}>{left === null ? "many more" : `${left.toLocaleString("en")} more`}</Link>
			)}
		</span>
	);
}
