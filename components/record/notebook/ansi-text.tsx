import type { AnsiSpan } from "../../../lib/contracts/previews.ts";
import terminal from "../terminal.module.css";
import classes from "./notebook.module.css";

/** Text of a terminal, in the theme's colours. */
export function AnsiText({ spans, label }: { spans: readonly AnsiSpan[]; label: string }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
		<section className={`${classes.terminal} ${terminal.colours}`} tabIndex={0} aria-label={label}>
			<pre>
				{spans.map(({ text, color, isBold }, index) => (
					<span
						// biome-ignore lint/suspicious/noArrayIndexKey: spans of one text never move.
						key={index}
						{...(color ? { "data-color": color } : {})}
						{...(isBold ? { "data-bold": true } : {})}
					>
						{text}
					</span>
				))}
			</pre>
		</section>
	);
}
