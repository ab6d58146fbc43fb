import code from "./code.module.css";
import { highlight } from "./highlight.ts";

/** Above these, colouring costs more than it tells. */
const maxColoured = 100_000;
const maxLine = 2000;

/** Source code of strangers: coloured where its language is known and its size allows. */
export async function CodeBlock({
	source,
	language,
	label,
}: {
	source: string;
	language: string | null;
	label: string;
}) {
	const isShort = source.length <= maxColoured && !source.split("\n").some((line) => line.length > maxLine);
	const html = language !== null && isShort ? await highlight(source, language) : null;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
		<section tabIndex={0} aria-label={label} className={code.previewText}>
			{html === null ? (
				<pre className={code.code}>{source}</pre>
			) : (
				// Shiki escapes the source; what it returns holds spans only.
				// biome-ignore lint/security/noDangerouslySetInnerHtml: see above.
				<div className={code.shiki} dangerouslySetInnerHTML={{ __html: html.replace(' tabindex="0"', "") }} />
			)}
		</section>
	);
}
