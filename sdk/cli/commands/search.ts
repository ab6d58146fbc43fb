import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { SearchView } from "../../../lib/contracts/search.ts";
import type { SourceSearchView } from "../../../lib/contracts/source-search.ts";
import { call } from "../../src/client/http.ts";
import { printJson, printTable } from "../print.ts";

/** `whence search`: one box over everything. */
export function searchCommand(): Command {
	return new Command("search")
		.description("search names, keys, uids, hashes and descriptions of everything")
		.argument("<words...>", "parts of names, keys or descriptions, a uid or a hash")
		.option("--kind <kind>", "user, transform, run or file alone")
		.option("--source", "the code of transforms instead: every word must be in it")
		.option("--json", "as JSON")
		.addHelpText("after", "\nExample:\n  whence search cell rang\n  whence search --source read_csv")
		.action(
			async (
				words: string[],
				{ kind, source, json }: { kind?: string; source?: boolean; json?: boolean },
			) => {
				if (source) {
					if (kind !== undefined && kind !== "transform")
						throw new WhenceError("invalid", "Only transforms have a source: leave out --kind.", {
							field: "kind",
						});
					return searchSource(words.join(" "), json === true);
				}
				const found = await call<SearchView>("GET", "/search", { query: { q: words.join(" "), kind } });
				if (json) return printJson(found.hits);
				if (found.hits.length === 0) {
					process.stderr.write("Nothing was found.\n");
					process.exitCode = 1;
					return;
				}
				if (found.isFuzzy) process.stderr.write("Nothing has these words; these are alike:\n");
				printTable(
					["kind", "uid", "name", ""],
					found.hits.map((hit) => [hit.kind, hit.handle ?? hit.uid, hit.title, hit.subtitle]),
				);
			},
		);
}

async function searchSource(q: string, json: boolean): Promise<void> {
	const found = await call<SourceSearchView>("GET", "/search/source", { query: { q } });
	if (json) return printJson(found.hits);
	if (found.hits.length === 0) {
		process.stderr.write("No code has these words.\n");
		process.exitCode = 1;
		return;
	}
	for (const { uid, name, lines, lineCount } of found.hits) {
		process.stdout.write(`${name}  ${uid}\n`);
		for (const { cell, line, text } of lines)
			process.stdout.write(`  ${cell === null ? line : `cell ${cell}:${line}`}  ${text}\n`);
		if (lineCount > lines.length) process.stdout.write(`  … ${lineCount - lines.length} more lines\n`);
	}
	if (found.isTruncated) process.stderr.write("There are more; more words find fewer.\n");
}
