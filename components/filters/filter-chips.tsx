"use client";

import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { TagChip } from "../record/tag-chip.tsx";
import classes from "./filters.module.css";

/** A filter that is on, and how it goes. */
export interface FilterChip<Off> {
	label: string;
	/** The tag that it ends with, which looks like one. */
	tag?: string;
	off: Off;
}

/** The filters that are on: each goes by a click, or all at once. */
export function FilterChips<Off>({
	chips,
	set,
	onClear,
	children,
}: {
	chips: readonly FilterChip<Off>[];
	set: (change: Off) => void;
	onClear: () => void;
	/** What they come to. */
	children?: ReactNode;
}) {
	if (chips.length === 0) return null;
	return (
		<section className={classes.bar} aria-label="Filters that are on">
			<ul className={classes.chips}>
				{chips.map(({ label, tag, off }) => (
					<li key={label}>
						<button type="button" className={classes.chip} onClick={() => set(off)}>
							<span className={classes.hidden}>Remove the filter </span>
							{tag === undefined ? (
								label
							) : (
								<>
									{label.slice(0, -tag.length)}
									<TagChip tag={tag} />
								</>
							)}
							<IconX size={13} aria-hidden />
						</button>
					</li>
				))}
			</ul>
			{children}
			<button type="button" className={classes.linkButton} onClick={onClear}>
				Clear all
			</button>
		</section>
	);
}
