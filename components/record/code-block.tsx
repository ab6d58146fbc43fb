import { lineAnchor } from "../../lib/contracts/line-anchor.ts";
import code from "./code.module.css";
import { highlight } from "./highlight.ts";
import { PlainLines } from "./plain-lines.tsx";

/** Above these, colouring costs more than it tells. */
const maxColoured = 100_000;
const maxLine = 2000;

/** Source code of strangers: coloured where its language is known and its size allows. */
export async function CodeBlock({
	source,
	language,
	label,
	anchors = null,
}: {
	source: string;
	language: string | null;
	label: string;
	/** Lets every line of a notebook's cell be linked to, and points one out. */
	anchors?: { cell: number; marked: string | null } | null;
}) {
	const isShort = source.length <= maxColoured && !source.split("\n").some((line) => line.length > maxLine);
	const coloured = () =>
		anchors
			? highlight(source, language ?? "", (line) => lineAnchor(anchors.cell, line), anchors.marked)
			: highlight(source, language ?? "");
	const html = language !== null && isShort ? await coloured() : null;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
		<section tabIndex={0} aria-label={label} className={code.previewText}>
			{html === null && anchors && <PlainLines source={source} {...anchors} />}
			{html === null && !anchors && <pre className={code.code}>{source}</pre>}
			{html !== null && (
				// Shiki escapes the source; what it returns holds spans only.
				// biome-ignore lint/security/noDangerouslySetInnerHtml: see above.
				<div className={code.shiki} dangerouslySetInnerHTML={{ __html: html.replace(' tabindex="0"', "") }} />
			)}
		</section>
	);
}
