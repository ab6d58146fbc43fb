"use client";

import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import { useId, useState } from "react";
import classes from "./diff.module.css";
import { SameLines } from "./same-lines.tsx";

/** Lines of one place. */
export interface FoldGroup {
	/** Of the cell that they are of. */
	title: string | null;
	olderNo: number;
	newerNo: number;
	/** Null where there are too many to show. */
	lines: readonly string[] | null;
}

/** What did not change, out of the way until it is asked for. */
export function Fold({ what, groups }: { what: string; groups: readonly FoldGroup[] }) {
	const [isOpen, setOpen] = useState(false);
	const id = useId();
	const Icon = isOpen ? IconChevronDown : IconChevronRight;
	if (groups.every(({ lines }) => lines === null)) return <p className={classes.cut}>{what}: not shown</p>;
	return (
		<div className={classes.fold}>
			<button type="button" aria-expanded={isOpen} aria-controls={id} onClick={() => setOpen(!isOpen)}>
				<Icon size={14} aria-hidden /> {what}
			</button>
			<div id={id}>
				{isOpen &&
					groups.map(({ title, olderNo, newerNo, lines }) => (
						<div key={title ?? olderNo}>
							{title !== null && <h3 className={classes.cellTitle}>{title}</h3>}
							{lines === null ? (
								<p className={classes.cut}>Too long to be shown</p>
							) : (
								<SameLines olderNo={olderNo} newerNo={newerNo} lines={lines} />
							)}
						</div>
					))}
			</div>
		</div>
	);
}
