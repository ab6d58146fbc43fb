import { lineAnchor } from "../../lib/contracts/line-anchor.ts";
import { notebookCells } from "../../lib/contracts/notebook-cells.ts";
import code from "./code.module.css";
import { highlight } from "./highlight.ts";
import { PlainLines } from "./plain-lines.tsx";
import classes from "./record.module.css";

/** Above this, colouring costs more than it tells. */
const maxColoured = 200_000;
const maxLine = 5000;
/** Above this the page shows the beginning only. */
const maxShown = 1_000_000;

interface Part {
	source: string;
	language: string;
	/** Which cell of a notebook, from 1. */
	cell: number | null;
	/** The line to point out, as {@link lineAnchor} says it. */
	marked: string | null;
}

async function Coloured({ source, language, cell, marked }: Part) {
	const shown = source.slice(0, maxShown);
	const isLong = source.length > maxColoured || source.split("\n").some((line) => line.length > maxLine);
	const html = isLong ? null : await highlight(shown, language, (line) => lineAnchor(cell, line), marked);
	if (html === null) return <PlainLines source={shown} cell={cell} marked={marked} />;
	// Shiki escapes the source; what it returns holds spans only.
	// biome-ignore lint/security/noDangerouslySetInnerHtml: see above.
	return <div className={code.shiki} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** A transform's source: a notebook as its cells, anything else highlighted; every line can be linked to. */
export async function SourceCode({
	source,
	language,
	marked = null,
	isRaw = false,
}: {
	source: string;
	language: string;
	marked?: string | null;
	/** As it is written, even when it is a notebook. */
	isRaw?: boolean;
}) {
	const cells = isRaw ? null : notebookCells(source);
	if (!cells) {
		return (
			<>
				<Coloured source={source} language={language} cell={null} marked={marked} />
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
						<Coloured source={cell.source} language={cell.language} cell={index + 1} marked={marked} />
					) : (
						<div className={code.markdown}>
							{cell.source.split("\n").map((text, line) => {
								const anchor = lineAnchor(index + 1, line + 1);
								return (
									<span key={anchor} id={anchor} {...(anchor === marked ? { "data-marked": "" } : {})}>
										{`${text}\n`}
									</span>
								);
							})}
						</div>
					)}
				</li>
			))}
		</ol>
	);
}
