import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { TransformComparison } from "../../../lib/contracts/transform-comparison.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import { unifiedText } from "../../../lib/contracts/unified-text.ts";
import { call } from "../../src/client/http.ts";
import { printJson } from "../print.ts";
import { resolveTransform } from "../resolve-transform.ts";

/** `whence diff`: what changed in code from one version to another; ends as diff does. */
export function diffCommand(): Command {
	return new Command("diff")
		.description("what changed in code from one version to another; ends with 1 when anything did")
		.argument("<older>", "its key, KEY@VERSION or uid; alone: what changed in it since the version before")
		.argument("[newer]", "the version to compare with")
		.option("--json", "as JSON")
		.addHelpText(
			"after",
			"\nExamples:\n  whence diff qc.ipynb\n  whence diff qc.ipynb@1 qc.ipynb@3\n\nExit codes: 0 the same, 1 something changed, 2 they cannot be compared.",
		)
		.action(async (first: string, second: string | undefined, { json }: { json?: boolean }) => {
			try {
				await compare(first, second, json === true);
			} catch (error) {
				if (!(error instanceof WhenceError)) throw error;
				process.stderr.write(`whence: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ""}`);
				process.exitCode = 2;
			}
		});
}

async function compare(first: string, second: string | undefined, json: boolean): Promise<void> {
	const [older, newer] = await pairOf(first, second);
	const query = { older: older.uid };
	const comparison = await call<TransformComparison>("GET", `/transforms/${newer.uid}/compare`, { query });
	const { outcome, reason, note } = comparison;
	process.exitCode = outcome === "same" ? 0 : outcome === "changed" ? 1 : 2;
	if (json) return printJson(comparison);
	process.stdout.write(unifiedText(comparison));
	if (reason !== null) process.stderr.write(`whence: ${reason}\n`);
	if (note !== null) process.stderr.write(`${note}\n`);
}

/** Both versions that are meant; of one alone, the one before comes first. */
async function pairOf(first: string, second: string | undefined): Promise<[TransformView, TransformView]> {
	const one = await resolveTransform(first);
	if (second !== undefined) return [one, await resolveTransform(second)];
	const { items } = await call<{ items: TransformView[] }>("GET", `/transforms/${one.uid}/versions`);
	const before = items.find(({ versionNo }) => versionNo === one.versionNo - 1);
	if (before) return [before, one];
	throw new WhenceError("not_found", `there is no version of ${one.key} before v${one.versionNo}`, {
		hint: "Say with which to compare.",
	});
}
