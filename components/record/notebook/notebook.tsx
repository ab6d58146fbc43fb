import type { NotebookCell, Notebook as Shown } from "../../../lib/contracts/previews.ts";
import { CodeBlock } from "../code-block.tsx";
import record from "../record.module.css";
import { SafeHtml } from "../safe-html.tsx";
import classes from "./notebook.module.css";
import { Output } from "./output.tsx";

/** A notebook as it is read: text, code and what the code printed. Nothing in it has any power. */
export function Notebook({
	notebook,
	lines = null,
}: {
	notebook: Shown;
	/** Lets every line of code be linked to, and points one out (a text cell as a whole). */
	lines?: { marked: string | null } | null;
}) {
	const left = notebook.cellCount - notebook.cells.length;
	if (notebook.cellCount === 0) return <p className={record.quiet}>This notebook has no cells.</p>;
	return (
		<>
			<ol className={classes.cells}>
				{notebook.cells.map((cell, index) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: cells of one version never move.
					<li key={index} className={classes.cell} {...textAnchor(cell, index + 1, lines?.marked ?? null)}>
						<Cell
							cell={cell}
							language={notebook.language}
							no={index + 1}
							anchors={lines && { cell: index + 1, marked: lines.marked }}
						/>
					</li>
				))}
			</ol>
			{left > 0 && <p className={record.quiet}>{left.toLocaleString("en")} more cells are not shown.</p>}
		</>
	);
}

/** Text is shown as it is meant, without lines: who looks for one of them finds its cell. */
function textAnchor(cell: NotebookCell, no: number, marked: string | null) {
	if (cell.type !== "markdown" || marked === null || !marked.startsWith(`C${no}L`)) return {};
	return { id: marked, "data-marked": "" };
}

function Cell({
	cell,
	language,
	no,
	anchors,
}: {
	cell: NotebookCell;
	language: string;
	no: number;
	anchors: { cell: number; marked: string | null } | null;
}) {
	if (cell.type === "markdown") return <SafeHtml html={cell.html} />;
	if (cell.type === "raw")
		return <CodeBlock source={cell.text} language={null} label={`Cell ${no}, raw text`} anchors={anchors} />;
	return (
		<>
			<div className={classes.code}>
				<span className={classes.count} title="In which order it ran">
					{cell.executionCount === null ? "[ ]" : `[${cell.executionCount}]`}
				</span>
				{cell.source !== "" && (
					<CodeBlock source={cell.source} language={language} label={`Cell ${no}, code`} anchors={anchors} />
				)}
			</div>
			{cell.outputs.length > 0 && (
				<div className={classes.outputs}>
					{cell.outputs.map((output, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: outputs of one version never move.
						<Output key={index} output={output} no={no} />
					))}
				</div>
			)}
		</>
	);
}
