import { Command } from "commander";
import type { Page } from "../../../lib/contracts/common.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { RunFileView } from "../../../lib/contracts/runs.ts";
import { call } from "../../src/client/http.ts";
import { RunFiles } from "../../src/records/run-files.ts";
import { printJson } from "../print.ts";

type Side = "inputs" | "outputs";
const wordOf: Record<Side, string> = { inputs: "read", outputs: "made" };

interface Options {
	reason?: string;
	undo?: boolean;
	json?: boolean;
}

/** `whence retract`: that a run read or made a file was a mistake. */
export function retractCommand(): Command {
	return new Command("retract")
		.description("take back, with a reason, that a run read or made a file; the link stays on record")
		.argument("<run>", "the run's uid")
		.argument("<file>", "the file's key or uid")
		.option("--reason <why>", "why it is wrong")
		.option("--undo", "let it stand again as it was first recorded")
		.option("--json", "as JSON")
		.action(async (run: string, file: string, { reason, undo = false, json }: Options) => {
			if (undo === (reason !== undefined))
				throw new WhenceError("invalid", "either --reason or --undo is needed", { field: "reason" });
			const runUid = run.replace(/^run:/, "");
			const { side, link } = await linkOf(runUid, file, undo);
			const files = new RunFiles(runUid, side);
			if (reason !== undefined) await files.retract(link.file.uid, reason);
			else await files.restore(link.file.uid);
			if (json)
				return printJson({ runUid, fileUid: link.file.uid, key: link.file.key, side, isRetracted: !undo });
			const said = undo ? "stands again" : "is taken back";
			process.stdout.write(
				`That run ${runUid} ${wordOf[side]} ${link.file.key} v${link.file.versionNo} ${said}.\n`,
			);
		});
}

/** The run's link to that file, on whichever side. A key means the version that the run has. */
async function linkOf(runUid: string, file: string, isRetracted: boolean) {
	const found: { side: Side; link: RunFileView }[] = [];
	for (const side of ["inputs", "outputs"] as const)
		for await (const link of links(runUid, side, isRetracted))
			if (link.file.key === file || link.file.uid === file) found.push({ side, link });
	const [first] = found;
	if (first === undefined)
		throw new WhenceError(
			"not_found",
			`run ${runUid} has no ${isRetracted ? "retracted " : ""}link to a file with the key or uid ${file}`,
			{ hint: `See what it has with \`whence lineage run:${runUid}\`.` },
		);
	if (found.length > 1)
		throw new WhenceError("conflict", `run ${runUid} has several versions of ${file}`, {
			hint: `Say which: ${found.map(({ link }) => `${link.file.uid} (v${link.file.versionNo})`).join(", ")}`,
		});
	return first;
}

async function* links(runUid: string, side: Side, isRetracted: boolean): AsyncGenerator<RunFileView> {
	let cursor: string | undefined;
	do {
		const page: Page<RunFileView> = await call("GET", `/runs/${encodeURIComponent(runUid)}/${side}`, {
			query: { limit: 500, cursor, ...(isRetracted ? { retracted: true } : {}) },
		});
		yield* page.items.filter(({ retractedAt }) => (retractedAt !== null) === isRetracted);
		cursor = page.nextCursor ?? undefined;
	} while (cursor !== undefined);
}
