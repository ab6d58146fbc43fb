"use client";

import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import classes from "./registry.module.css";

/** How many records there are, and the way to the next and the previous page. */
export function Pager({
	total,
	shown,
	noun,
	hasPrevious,
	hasNext,
	onPrevious,
	onNext,
}: {
	total: number | null;
	shown: number;
	noun: string;
	hasPrevious: boolean;
	hasNext: boolean;
	onPrevious: () => void;
	onNext: () => void;
}) {
	const count = total === null ? "10,000+" : total.toLocaleString("en");
	return (
		<nav className={classes.pager} aria-label="Pages">
			<span role="status">
				{shown.toLocaleString("en")} of {count} {noun}
			</span>
			<button type="button" className={classes.plain} disabled={!hasPrevious} onClick={onPrevious}>
				<IconChevronLeft size={16} aria-hidden /> Previous
			</button>
			<button type="button" className={classes.plain} disabled={!hasNext} onClick={onNext}>
				Next <IconChevronRight size={16} aria-hidden />
			</button>
		</nav>
	);
}
