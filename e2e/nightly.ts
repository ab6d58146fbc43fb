import { createHash } from "node:crypto";
import type { FileRegisterView, FileView } from "../lib/contracts/files.ts";
import type { RunView } from "../lib/contracts/runs.ts";
import type { TransformView } from "../lib/contracts/transforms.ts";
import type { Instance } from "./instance.ts";

/** What was recorded of a nightly run. */
export interface Nightly {
	/** The run around the others, through which no data flowed itself, and another in it. */
	nightly: RunView;
	quality: RunView;
	/** What a run outside of them made of what they made. */
	report: FileView;
	/** Made again from what was made of it. */
	index: FileView;
}

/**
 * Records a nightly run of four samples in three steps, and a step of its own in it, with the API, as an orchestrator
 * would; and an index that is made again from its own patch.
 */
export async function recordNightly(instance: Instance): Promise<Nightly> {
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
	const start = async (code: string, name: string, parent?: RunView): Promise<RunView> => {
		const { uid } = await instance.api<TransformView>("POST", "/transforms", {
			key: code,
			label: "1",
			type: "pipeline",
		});
		return instance.api<RunView>("POST", "/runs", {
			transformUid: uid,
			name,
			...(parent ? { parentUid: parent.uid } : {}),
		});
	};
	const finish = (run: RunView) => instance.api("POST", `/runs/${run.uid}/finish`, { status: "completed" });
	/** A run that reads files and makes one. */
	const step = async (code: string, name: string, reads: FileView[], makes: string, parent?: RunView) => {
		const run = await start(code, name, parent);
		for (const file of reads) await instance.api("PUT", `/runs/${run.uid}/inputs/${file.uid}`, {});
		const made = await save(makes, run.uid);
		await finish(run);
		return made;
	};
	const nightly = await start("orchestrator", "nightly");
	const quality = await start("checks", "quality control", nightly);
	const genes = await save("genes.csv");
	const counts: FileView[] = [];
	for (let i = 0; i < 4; i++) {
		const raw = await save(`raw/s${i}.csv`);
		const clean = await step("clean", `clean ${i}`, [raw], `clean/s${i}.csv`, nightly);
		const aligned = await step("align", `align ${i}`, [clean, genes], `aligned/s${i}.bam`, nightly);
		counts.push(await step("count", `count ${i}`, [aligned], `counts/s${i}.csv`, nightly));
		if (i < 2) await step("check", `check ${i}`, [aligned], `checks/s${i}.json`, quality);
	}
	await finish(quality);
	await finish(nightly);
	const report = await step("report", "weekly", counts, "report.html");
	const index = await step("index", "make index", [report], "index.db");
	const patch = await step("patch", "find changes", [index], "patch.json");
	await step("index", "apply changes", [patch], "index.db");
	return { nightly, quality, report, index };
}
