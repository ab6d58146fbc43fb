import type { Command } from "commander";
import type { Query } from "../src/client/http.ts";

const collect = (value: string, before: string[] = []) => [...before, value];

/** What `whence lineage` can be narrowed to; each may be repeated, and any of its values is enough. */
export interface FilterOptions {
	kind?: string[];
	suffix?: string[];
	status?: string[];
	type?: string[];
	by?: string[];
	tag?: string[];
	after?: string;
	before?: string;
	archived?: boolean;
}

/** Gives a command the filters of the graph. */
export function addFilterOptions(command: Command): Command {
	return command
		.option(
			"--kind <kind>",
			"show only files, runs, transforms or users: file, run, …; may be repeated",
			collect,
		)
		.option("--suffix <suffix>", "of files only these, as .bam, or none; may be repeated", collect)
		.option("--status <status>", "of runs only these, as failed; may be repeated", collect)
		.option("--type <type>", "only runs of this type of code, as notebook; may be repeated", collect)
		.option("--by <handle>", "only what this person made; may be repeated", collect)
		.option("--tag <tag>", "only what has this tag; may be repeated", collect)
		.option("--after <time>", "only what was recorded at this time or later, as 2026-03-01T12:00:00Z")
		.option("--before <time>", "only what was recorded before this time")
		.option("--archived", "archived files too");
}

/** The filters as the API takes them. */
export function filterQuery(options: FilterOptions): Query {
	return {
		kinds: options.kind,
		suffixes: options.suffix,
		statuses: options.status,
		types: options.type,
		people: options.by,
		tags: options.tag,
		after: options.after,
		before: options.before,
		archived: options.archived ? "include" : undefined,
	};
}
