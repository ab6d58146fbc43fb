import { createHash } from "node:crypto";
import type { FileRegisterView, FileView } from "../lib/contracts/files.ts";
import type { RunView } from "../lib/contracts/runs.ts";
import type { TransformView } from "../lib/contracts/transforms.ts";
import type { Instance } from "./instance.ts";

/** What was recorded of a study. */
export interface Cohort {
	/** The samples' reads, of which each was aligned by a run of its own. */
	reads: FileView[];
	/** What one run made of all of them. */
	table: FileView;
	/** The run that made more parts than cards would be shown. */
	split: RunView;
	parts: number;
	/** Has that run make more. */
	addParts(count: number): Promise<void>;
}

/** Records a study with the API, as a program without our SDK would: twelve samples, and one file in many parts. */
export async function recordCohort(instance: Instance, parts: number): Promise<Cohort> {
	const save = async (key: string, runUid?: string): Promise<FileView> => {
		const hash = createHash("sha256").update(key).digest("hex");
		const response = await fetch(`${instance.url}/api/v1/storages/default/blobs/${hash}`, {
			method: "PUT",
			headers: { authorization: `Bearer ${instance.token}`, "x-whence-size": String(key.length) },
			body: key,
		});
		if (!response.ok) throw new Error(await response.text());
		const { file } = await instance.api<FileRegisterView>("POST", "/files", {
			key,
			content: { kind: "blob", hash, sizeBytes: key.length },
			...(runUid === undefined ? {} : { runUid }),
		});
		return file;
	};
	const start = async (key: string, name?: string): Promise<RunView> => {
		const { uid } = await instance.api<TransformView>("POST", "/transforms", {
			key,
			label: "1",
			type: "pipeline",
		});
		return instance.api<RunView>("POST", "/runs", {
			transformUid: uid,
			...(name === undefined ? {} : { name }),
		});
	};
	const read = (run: RunView, file: FileView) =>
		instance.api("PUT", `/runs/${run.uid}/inputs/${file.uid}`, {});
	const finish = (run: RunView, status = "completed") =>
		instance.api("POST", `/runs/${run.uid}/finish`, { status });

	const reads: FileView[] = [];
	const merge = await start("merge", "merge all");
	for (let i = 0; i < 12; i++) {
		const sample = await save(`reads/sample_${i}.fastq`);
		const align = await start("align");
		await read(align, sample);
		await read(merge, await save(`aligned/sample_${i}.bam`, align.uid));
		await finish(align, i === 5 ? "failed" : "completed");
		reads.push(sample);
	}
	const table = await save("counts.csv", merge.uid);
	await finish(merge);
	const split = await start("split", "split");
	await read(split, table);
	const addParts = async (from: number, count: number) => {
		for (let i = from; i < from + count; i++) await save(`parts/${i}.csv`, split.uid);
	};
	await addParts(0, parts);
	await finish(split);
	return { reads, table, split, parts, addParts: (count) => addParts(parts, count) };
}
