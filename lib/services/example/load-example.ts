import { z } from "zod";
import type { FileView } from "../../contracts/files.ts";
import type { TransformCreateInput } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { saveText } from "../files/save-text.ts";
import { addRunInput } from "../runs/add-run-input.ts";
import { createRun } from "../runs/create-run.ts";
import { finishRun } from "../runs/finish-run.ts";
import { addTag } from "../tags/add-tag.ts";
import { createTransform } from "../transforms/create-transform.ts";

/** Nothing is asked. */
export const ExampleInput = z.record(z.string(), z.never());

const tag = "example";
const bases = "ACGT";

/** Reads of a sequencer, made up but well-formed. */
function reads(count: number): string {
	const letter = (n: number) => bases[(n * 7 + (n >> 3) * 3 + (n >> 5)) % bases.length];
	const sequence = (read: number) => Array.from({ length: 40 }, (_, n) => letter(read * 13 + n)).join("");
	return Array.from(
		{ length: count },
		(_, read) => `@read_${read + 1}\n${sequence(read)}\n+\n${"I".repeat(40)}\n`,
	).join("");
}

/** How often each base stands in the reads. */
function countsOf(fastq: string): Map<string, number> {
	const sequences = fastq.split("\n").filter((_, line) => line % 4 === 1);
	const all = sequences.join("");
	return new Map([...bases].map((base) => [base, all.split(base).length - 1]));
}

const summarizeSource = `import { readFile, writeFile } from "node:fs/promises";
import * as ln from "whence";

await ln.track();
const counts = await ln.File.select({ key: "example/counts.tsv" }).one();
const path = await counts.stage({ isRunInput: true });
const rows = (await readFile(path, "utf8")).trim().split("\\n").slice(1);
const total = rows.reduce((sum, row) => sum + Number(row.split("\\t")[1]), 0);
await writeFile("summary.csv", "bases\\n" + total + "\\n");
await new ln.File("summary.csv", { key: "example/summary.csv" }).save();
`;

/**
 * Tells a small story of real files, so that somebody new sees what lineage looks like: reads are uploaded, counted by
 * a pipeline and summed up by a script. Telling it again adds runs that made the same files again.
 *
 * @returns the last file, whose lineage is the story.
 * @throws WhenceError `forbidden` for a viewer.
 */
export async function loadExample({
	ctx,
}: {
	ctx: Ctx;
	input: z.infer<typeof ExampleInput>;
}): Promise<FileView> {
	const step = async (code: TransformCreateInput, key: string, content: string, from: FileView | null) => {
		const transform = await createTransform({ ctx, input: code });
		const run = await createRun({ ctx, input: { transformUid: transform.uid } });
		if (from) await addRunInput({ ctx, input: { runUid: run.uid, fileUid: from.uid } });
		const { file } = await saveText(ctx, content, { key, runUid: run.uid });
		await finishRun({ ctx, input: { uid: run.uid, status: "completed" } });
		await addTag({ ctx, input: { kind: "file", uid: file.uid, tag } });
		return file;
	};
	const fastq = reads(60);
	const counts = [...countsOf(fastq)];
	const raw = await step(
		{ key: "example-sequencer", name: "Example: sequencer", type: "upload", label: "1" },
		"example/reads.fastq",
		fastq,
		null,
	);
	const counted = await step(
		{ key: "Example: count bases", label: "1.0", type: "pipeline" },
		"example/counts.tsv",
		`base\tcount\n${counts.map(([base, count]) => `${base}\t${count}\n`).join("")}`,
		raw,
	);
	const total = counts.reduce((sum, [, count]) => sum + count, 0);
	return step(
		{ key: "example/summarize.mjs", name: "Example: summarize", type: "script", source: summarizeSource },
		"example/summary.csv",
		`bases\n${total}\n`,
		counted,
	);
}
