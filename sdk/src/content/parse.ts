import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FileView } from "../../../lib/contracts/files.ts";
import { arquero, toTable } from "../client/table.ts";
import { cacheContent } from "./read.ts";

const unpack = promisify(gunzip);

/**
 * Reads the whole content as what its suffix says it is; as bytes where we do not know better.
 *
 * @throws WhenceError `invalid` when it is something else.
 */
export async function parseContent(file: FileView): Promise<unknown> {
	if (file.type === "folder") {
		throw new WhenceError("invalid", `${file.key} is a folder`, {
			hint: "Use stage() or cache(), which give a path.",
		});
	}
	const bytes = await readFile(await cacheContent(file));
	try {
		return await parse(bytes, file.suffix);
	} catch (cause) {
		throw new WhenceError("invalid", `${file.key} is not what ${file.suffix} says`, {
			cause,
			hint: "Use open() to read its bytes.",
		});
	}
}

async function parse(bytes: Buffer, suffix: string): Promise<unknown> {
	const inner = suffix.replace(/\.gz$/, "");
	if (!textSuffixes.has(inner)) return new Uint8Array(bytes);
	const text = (inner === suffix ? bytes : await unpack(bytes)).toString("utf8");
	switch (inner) {
		case ".json":
			return JSON.parse(text);
		case ".csv":
		case ".tsv":
			return (await arquero()).fromCSV(text, { delimiter: inner === ".tsv" ? "\t" : "," });
		case ".ndjson":
		case ".jsonl":
			return toTable(text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [JSON.parse(line)])));
		default:
			return text;
	}
}

const textSuffixes = new Set([".json", ".csv", ".tsv", ".ndjson", ".jsonl", ".txt", ".md"]);
