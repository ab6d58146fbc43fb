import code from "./code.module.css";
import { highlight } from "./highlight.ts";
import { notebookCells } from "./notebook-cells.ts";
import classes from "./record.module.css";

/** Above this, colouring costs more than it tells. */
const maxColoured = 200_000;
/** Above this the page shows the beginning only. */
const maxShown = 1_000_000;

async function Coloured({ source, language }: { source: string; language: string }) {
	const shown = source.slice(0, maxShown);
	const plain = (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
		<pre className={code.code} tabIndex={0}>
			<code>{shown}</code>
		</pre>
	);
	const html = source.length > maxColoured ? null : await highlight(shown, language);
	if (html === null) return plain;
	// Shiki escapes the source; what it returns holds spans only.
	// biome-ignore lint/security/noDangerouslySetInnerHtml: see above.
	return <div className={code.shiki} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A transform's source: a notebook as its cells, anything else highlighted. */
export async function SourceCode({ source, language }: { source: string; language: string }) {
	const cells = notebookCells(source);
	if (!cells) {
		return (
			<>
				<Coloured source={source} language={language} />
				{source.length > maxShown && (
					<p className={classes.quiet}>
						The first million characters of {source.length.toLocaleString("en")}.
					</p>
				)}
			</>
		);
	}
	return (
		<ol className={code.cells}>
			{cells.map((cell, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: cells of one version never move.
				<li key={index}>
					{cell.type === "code" ? (
						<Coloured source={cell.source} language={cell.language} />
					) : (
						<div className={code.markdown}>{cell.source}</div>
					)}
				</li>
			))}
		</ol>
	);
}
