import { IconColumns2 } from "@tabler/icons-react";
import Link from "next/link";
import type { Chosen } from "../rows/use-selection.ts";
import classes from "./bulk.module.css";

/** Two chosen runs side by side. */
export function CompareRuns({ chosen }: { chosen: Chosen }) {
	const [a, b] = "uids" in chosen && chosen.uids.length === 2 ? chosen.uids : [];
	if (a === undefined || b === undefined) {
		return (
			<button type="button" className={classes.button} disabled title="Choose two runs to compare them.">
				<IconColumns2 size={16} aria-hidden /> Compare
			</button>
		);
	}
	return (
		<Link className={classes.button} href={`/runs/compare?a=${a}&b=${b}`} prefetch={false}>
			<IconColumns2 size={16} aria-hidden /> Compare
		</Link>
	);
}
