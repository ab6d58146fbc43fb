import { createHash } from "node:crypto";
import { WhenceError } from "../../../lib/contracts/errors.ts";

/** What a notebook is, apart from what running it leaves in its file. */
export interface NotebookFacts {
	/** Its first heading. */
	title: string | null;
	/** SHA-256 over its cells' kinds and sources: outputs, counters and metadata make no version. */
	hash: string;
}

interface Cell {
	cell_type?: unknown;
	source?: unknown;
}

/**
 * Reads a notebook (nbformat 4).
 *
 * @throws WhenceError `invalid` when it is none.
 */
export function readNotebook(text: string, path: string): NotebookFacts {
	const sources = cellsOf(text, path).map(({ cell_type, source }) => ({
		type: String(cell_type),
		source: Array.isArray(source) ? source.join("") : String(source ?? ""),
	}));
	const title = sources
		.filter(({ type }) => type === "markdown")
		.map(({ source }) => /^#{1,6}\s+(.+?)\s*#*$/m.exec(source)?.[1]?.trim())
		.find((heading) => heading);
	const hash = createHash("sha256").update(JSON.stringify(sources)).digest("hex");
	return { title: title ?? null, hash };
}

function cellsOf(text: string, path: string): Cell[] {
	let cells: unknown;
	try {
		cells = (JSON.parse(text) as { cells?: unknown } | null)?.cells;
	} catch (cause) {
		throw new WhenceError("invalid", `${path} is not a notebook: it is not JSON`, { cause });
	}
	if (Array.isArray(cells)) return cells as Cell[];
	throw new WhenceError("invalid", `${path} is not a notebook: it has no cells`);
}
