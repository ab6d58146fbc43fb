import type { Mark } from "../../lib/contracts/search.ts";
import classes from "./search.module.css";

/** A text with the parts that matched marked. */
export function Marked({ text, marks }: { text: string; marks: readonly Mark[] }) {
	const parts = [];
	let end = 0;
	for (const [from, to] of marks) {
		if (from > end) parts.push(text.slice(end, from));
		parts.push(
			<mark key={from} className={classes.mark}>
				{text.slice(from, to)}
			</mark>,
		);
		end = to;
	}
	return (
		<>
			{parts}
			{text.slice(end)}
		</>
	);
}
