import type { Notebook, NotebookCell } from "../../contracts/previews.ts";
import { renderMarkdown } from "../markdown.ts";
import { parseOutput } from "./parse-output.ts";
import { type Budget, isLoose, type Loose, newBudget, spend, textOf } from "./values.ts";

const maxCells = 300;
const maxOutputs = 20;
const maxSourceChars = 60_000;

/**
 * Reads a Jupyter notebook (nbformat 4) for showing it: markdown and outputs as HTML that can only be looked at.
 *
 * @returns null when the text is not a notebook.
 */
export function parseNotebook(text: string): Notebook | null {
	let value: unknown;
	try {
		value = JSON.parse(text.replace(/^\uFEFF/, ""));
	} catch {
		return null;
	}
	if (!isLoose(value) || !Array.isArray(value["cells"]) || typeof value["nbformat"] !== "number") return null;
	const cells = value["cells"].filter(isLoose);
	const budget = newBudget();
	return {
		language: languageOf(value["metadata"]),
		cells: cells.slice(0, maxCells).map((cell) => parseCell(cell, budget)),
		cellCount: cells.length,
	};
}

function languageOf(metadata: unknown): string {
	const of = isLoose(metadata) ? metadata : {};
	const info = isLoose(of["language_info"]) ? textOf(of["language_info"]["name"]) : "";
	const spec = isLoose(of["kernelspec"]) ? textOf(of["kernelspec"]["language"]) : "";
	return (info || spec || "python").toLowerCase().slice(0, 40);
}

function parseCell(cell: Loose, budget: Budget): NotebookCell {
	const source = spend(budget, textOf(cell["source"]), maxSourceChars);
	if (cell["cell_type"] === "markdown") return { type: "markdown", html: renderMarkdown(source) };
	if (cell["cell_type"] !== "code") return { type: "raw", text: source };
	const count = cell["execution_count"];
	const outputs = Array.isArray(cell["outputs"]) ? cell["outputs"].filter(isLoose) : [];
	return {
		type: "code",
		source,
		executionCount: typeof count === "number" ? count : null,
		outputs: [
			...outputs.slice(0, maxOutputs).map((output) => parseOutput(output, budget)),
			...(outputs.length > maxOutputs
				? [{ type: "none" as const, reason: `${outputs.length - maxOutputs} more outputs.` }]
				: []),
		],
	};
}
