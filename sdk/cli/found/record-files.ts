import type { Page } from "../../../lib/contracts/common.ts";
import type { RunView } from "../../../lib/contracts/runs.ts";
import { call } from "../../src/client/http.ts";
import { hashOf } from "../../src/content/hash.ts";
import { File } from "../../src/records/file.ts";
import type { Run } from "../../src/records/run.ts";
import type { FoundFile, FoundFiles } from "./found-files.ts";
import { recordInputs } from "./record-inputs.ts";
import { saveFound } from "./save-found.ts";

/** Of many files that cannot be recorded the first say why. */
const mostSaid = 5;

/**
 * Records what was found of a run's files. One that cannot be recorded keeps no other back.
 *
 * @param complain hears what could not be recorded, a sentence each.
 */
export async function recordFiles(
	run: Run,
	{ inputs, outputs, lost }: FoundFiles,
	complain: (sentence: string) => void,
): Promise<void> {
	const problems = lost.map(
		(path) => `${path} was read and has changed since: what was read is not recorded`,
	);
	const refuse = (path: string, error: unknown) => {
		problems.push(`${path} is not recorded: ${error instanceof Error ? error.message : String(error)}`);
	};
	await recordInputs(run, inputs, refuse).catch((error: unknown) => refuse("what it read", error));
	const hasInner = await containsRuns(run);
	const made: FoundFile[] = [];
	for (const output of outputs) {
		const isTheirs =
			hasInner &&
			(await isMadeInside(run, output).catch((error: unknown) => {
				refuse(output.path, error);
				return true;
			}));
		if (!isTheirs) made.push(output);
	}
	for (const origin of new Set(made.map((file) => file.origin))) {
		const files = made.filter((file) => file.origin === origin);
		await saveFound(files, { run, origin }, refuse);
	}
	for (const problem of problems.slice(0, mostSaid)) complain(problem);
	if (problems.length > mostSaid) complain(`and ${problems.length - mostSaid} more`);
}

async function containsRuns(run: Run): Promise<boolean> {
	const { items } = await call<Page<RunView>>("GET", "/runs", { query: { parent: run.uid, limit: 1 } });
	return items.length > 0;
}

/** Another run said meanwhile that it made this: one that ours contains, and that knows better. */
async function isMadeInside(run: Run, { path, key }: FoundFile): Promise<boolean> {
	const { hash } = await hashOf(path);
	const known = await File.select({ hash, key }).first();
	const { run: maker } = known ?? {};
	return (
		maker != null && maker.uid !== run.uid && (run.startedAt ?? run.createdAt) <= (known?.createdAt ?? 0)
	);
}
