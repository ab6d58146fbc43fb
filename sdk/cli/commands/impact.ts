import { Command } from "commander";
import type { Page } from "../../../lib/contracts/common.ts";
import type { FileView } from "../../../lib/contracts/files.ts";
import type { ImpactView } from "../../../lib/contracts/impact.ts";
import { call } from "../../src/client/http.ts";
import { printJson } from "../print.ts";
import { resolveFocus } from "../resolve-focus.ts";

interface ImpactOptions {
	up?: boolean;
	limit: string;
	json?: boolean;
}

const count = (n: number, one: string, many = `${one}s`) =>
	`${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** `whence impact`: everything that depends on a record, or that it rests on. */
export function impactCommand(): Command {
	return new Command("impact")
		.description("count and list everything that was made from a record, directly or not")
		.argument("<record>", "a file's key or uid; run:UID, transform:UID or user:HANDLE")
		.option("--up", "instead, everything that it was made from")
		.option("--limit <n>", "how many files to list", "20")
		.option("--json", "as JSON")
		.addHelpText("after", "\nExamples:\n  whence impact refs/genome.fa\n  whence impact bams/output.bam --up")
		.action(async (record: string, options: ImpactOptions) => {
			const query = { ...(await resolveFocus(record)), direction: options.up ? "up" : "down" };
			const impact = await call<ImpactView>("GET", "/impact", { query });
			const listed = await call<Page<FileView>>("GET", "/impact/files", {
				query: { ...query, limit: options.limit },
			});
			if (options.json) return printJson({ ...impact, items: listed.items });
			process.stdout.write(`${impactText(impact)}\n`);
			for (const file of listed.items)
				process.stdout.write(`  ${file.key}  v${file.versionNo} · ${file.createdBy.handle}\n`);
			const rest = impact.files - listed.items.length;
			if (rest > 0) process.stdout.write(`  and ${count(rest, "more file")}\n`);
		});
}

/** `Everything downstream of raw.fq: 3 files, 3 runs, 2 transforms, 2 people`. */
function impactText({ focus, direction, files, runs, transforms, people }: ImpactView): string {
	const counts = [
		count(files, "file"),
		count(runs, "run"),
		count(transforms, "transform"),
		count(people, "person", "people"),
	];
	return `Everything ${direction}stream of ${focus.name}: ${counts.join(", ")}`;
}
