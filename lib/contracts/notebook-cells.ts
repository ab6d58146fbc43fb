export interface NotebookCell {
	type: "code" | "text";
	language: string;
	source: string;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sourceOf(source: unknown): string {
	return Array.isArray(source) ? source.join("") : typeof source === "string" ? source : "";
}

/** The cells of a Jupyter notebook (nbformat 4), or null when the text is not one. */
export function notebookCells(text: string): NotebookCell[] | null {
	if (!text.trimStart().startsWith("{")) return null;
	let notebook: unknown;
	try {
		notebook = JSON.parse(text);
	} catch {
		return null;
	}
	if (!isRecord(notebook) || !Array.isArray(notebook.cells) || typeof notebook.nbformat !== "number")
		return null;
	const metadata = isRecord(notebook.metadata) ? notebook.metadata : {};
	const kernel = isRecord(metadata.kernelspec) ? metadata.kernelspec : {};
	const language = typeof kernel.language === "string" ? kernel.language.toLowerCase() : "python";
	return notebook.cells.filter(isRecord).map((cell) => ({
		type: cell.cell_type === "code" ? "code" : "text",
		language,
		source: sourceOf(cell.source),
	}));
}
