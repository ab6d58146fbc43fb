import { Argument, Command } from "commander";
import type { Page } from "../../../lib/contracts/common.ts";
import type { FileView } from "../../../lib/contracts/files.ts";
import type { RunView } from "../../../lib/contracts/runs.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import type { UserView } from "../../../lib/contracts/users.ts";
import { call, send } from "../../src/client/http.ts";
import { listFilters } from "../list-filters.ts";
import { printJson, printTable, size, when } from "../print.ts";
import { printStream } from "../print-stream.ts";

type Row = string[];
interface Listing {
	headings: string[];
	row(view: never): Row;
}

const listings: Record<string, Listing> = {
	files: {
		headings: ["uid", "key", "version", "size", "made by", "by", "saved"],
		row: (file: FileView) => [
			file.uid,
			file.key,
			`v${file.versionNo}`,
			size(file.sizeBytes),
			file.transform?.name ?? "by hand",
			file.createdBy.handle,
			when(file.createdAt),
		],
	},
	runs: {
		headings: ["uid", "transform", "status", "in", "out", "by", "started"],
		row: (run: RunView) => [
			run.uid,
			run.transform.name,
			run.status,
			String(run.inputCount),
			String(run.outputCount),
			run.createdBy.handle,
			when(run.startedAt ?? run.createdAt),
		],
	},
	transforms: {
		headings: ["uid", "name", "type", "version", "runs", "by", "made"],
		row: (transform: TransformView) => [
			transform.uid,
			transform.name,
			transform.type,
			transform.version,
			String(transform.runCount),
			transform.createdBy.handle,
			when(transform.createdAt),
		],
	},
	users: {
		headings: ["handle", "name", "role", "runs", "files", "since"],
		row: (user: UserView) => [
			user.handle,
			user.name,
			user.role,
			String(user.runCount),
			String(user.fileCount),
			when(user.createdAt),
		],
	},
};

interface ListOptions {
	query?: string;
	limit: string;
	where?: string[];
	json?: boolean;
	csv?: boolean;
	ndjson?: boolean;
}

/** `whence list`: a registry, newest first. */
export function listCommand(): Command {
	return new Command("list")
		.description("list files, runs, transforms or users, newest first")
		.addArgument(new Argument("[what]", "the registry").choices(Object.keys(listings)).default("files"))
		.option("-q, --query <words>", "that have these words")
		.option("-n, --limit <n>", "how many, 500 at most", "20")
		.option("-w, --where <field=value...>", "that a filter finds; several values of one field: any of them")
		.option("--json", "as JSON")
		.option("--csv", "the whole list as CSV, however long")
		.option("--ndjson", "the whole list as lines of JSON")
		.addHelpText(
			"after",
			"\nExamples:\n  whence list files --where suffix=.bam --where createdBy=testuser1\n  whence list runs --where status=failed --csv > failed.csv",
		)
		.action(async (what: string, { query, limit, where, json, csv, ndjson }: ListOptions) => {
			const asked = { ...listFilters(where ?? []), q: query };
			if (csv || ndjson) {
				const format = csv ? "csv" : "ndjson";
				return printStream(await send("GET", `/${what}/export`, { query: { ...asked, format } }));
			}
			const page = await call<Page<never>>("GET", `/${what}`, { query: { ...asked, limit } });
			if (json) return printJson(page.items);
			const listing = listings[what];
			if (!listing) return;
			printTable(listing.headings, page.items.map(listing.row));
			const total =
				page.total === null ? `about ${(page.estimate ?? 10_000).toLocaleString("en")}` : String(page.total);
			if (page.nextCursor !== null)
				process.stderr.write(`${page.items.length} of ${total}; --csv has them all\n`);
		});
}
