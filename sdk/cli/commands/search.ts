import { Command } from "commander";
import type { SearchView } from "../../../lib/contracts/search.ts";
import { call } from "../../src/client/http.ts";
import { printJson, printTable } from "../print.ts";

/** `whence search`: one box over everything. */
export function searchCommand(): Command {
	return new Command("search")
		.description("search names, keys, uids, hashes and descriptions of everything")
		.argument("<words...>", "parts of names, keys or descriptions, a uid or a hash")
		.option("--kind <kind>", "user, transform, run or file alone")
		.option("--json", "as JSON")
		.addHelpText("after", "\nExample:\n  whence search cell rang")
		.action(async (words: string[], { kind, json }: { kind?: string; json?: boolean }) => {
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
		});
}
