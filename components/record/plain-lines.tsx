import { lineAnchor } from "../../lib/contracts/line-anchor.ts";
import code from "./code.module.css";

/** Code without colours; every line can be linked to. */
export function PlainLines({
	source,
	cell,
	marked,
}: {
	source: string;
	/** Which cell of a notebook, from 1. */
	cell: number | null;
	/** The line to point out, as {@link lineAnchor} says it. */
	marked: string | null;
}) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
		<pre className={code.code} tabIndex={0}>
			<code>
				{source.split("\n").map((text, index) => {
					const anchor = lineAnchor(cell, index + 1);
					return (
						<span
							key={anchor}
							id={anchor}
							className="line"
							{...(anchor === marked ? { "data-marked": "" } : {})}
						>
							{`${text}\n`}
						</span>
					);
				})}
			</code>
		</pre>
	);
}
