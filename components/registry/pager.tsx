"use client";

import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { countText } from "./count-text.ts";
import classes from "./registry.module.css";

/** How many records there are, and the way to the next and the previous page. */
export function Pager({
	total,
	estimate,
	shown,
	noun,
	hasPrevious,
	hasNext,
	onPrevious,
	onNext,
}: {
	total: number | null;
	estimate: number | undefined;
	shown: number;
	noun: string;
	hasPrevious: boolean;
	hasNext: boolean;
	onPrevious: () => void;
	onNext: () => void;
}) {
	return (
		<nav className={classes.pager} aria-label="Pages">
			<span role="status">
				{shown.toLocaleString("en")} of {countText(total, estimate)} {noun}
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
