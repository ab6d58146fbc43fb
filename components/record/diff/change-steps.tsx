"use client";

import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useRef, useState } from "react";
import record from "../record.module.css";
import classes from "./diff.module.css";

/** Steps from change to change of the comparison that it stands in, and says which of how many. */
export function ChangeSteps() {
	const [said, setSaid] = useState("");
	const at = useRef(-1);
	const bar = useRef<HTMLDivElement>(null);
	const step = (by: 1 | -1) => {
		const changes = [...(bar.current?.parentElement?.querySelectorAll<HTMLElement>("[data-change]") ?? [])];
		if (changes.length === 0) return;
		at.current = Math.min(changes.length - 1, Math.max(0, at.current + by));
		for (const [index, change] of changes.entries())
			change.toggleAttribute("data-current", index === at.current);
		changes[at.current]?.scrollIntoView({ block: "center" });
		setSaid(`Change ${at.current + 1} of ${changes.length}`);
	};
	return (
		<div ref={bar} className={classes.steps}>
			<button type="button" className={record.button} onClick={() => step(-1)} title="Previous change">
				<IconArrowUp size={16} aria-hidden /> <span className={classes.word}>Previous change</span>
			</button>
			<button type="button" className={record.button} onClick={() => step(1)} title="Next change">
				<IconArrowDown size={16} aria-hidden /> <span className={classes.word}>Next change</span>
			</button>
			<span role="status" className={record.dim}>
				{said}
			</span>
		</div>
	);
}
