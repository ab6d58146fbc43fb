import { Command } from "commander";
import type { ComparedFiles, ComparedValue, RunComparison } from "../../../lib/contracts/run-comparison.ts";
import { plainText } from "../../../lib/contracts/terminal-text.ts";
import { call } from "../../src/client/http.ts";
import { printJson, printTable } from "../print.ts";

/** Longer values are told by their beginning: --json has them whole. */
const maxChars = 60;

/** `whence compare`: what differs between two runs. */
export function compareCommand(): Command {
	return new Command("compare")
		.description("two runs side by side: what differs in params, code, environment, inputs and outputs")
		.argument("<a>", "a run's uid")
		.argument("<b>", "another's")
		.option("--json", "as JSON, with all that is the same too")
		.action(async (a: string, b: string, { json }: { json?: boolean }) => {
			const query = { a: uidOf(a), b: uidOf(b) };
			const comparison = await call<RunComparison>("GET", "/runs/compare", { query });
			if (json) return printJson(comparison);
			const rows = differences(comparison);
			if (rows.length === 0) process.stdout.write("nothing differs\n");
			else printTable(["what", "name", "a", "b"], rows);
		});
}

function uidOf(run: string): string {
	return run.replace(/^run:/, "");
}

function differences({ params, environment, facts, inputs, outputs }: RunComparison): string[][] {
	return [
		...ofValues("param", params),
		...ofValues("run", facts),
		...ofValues("environment", environment),
		...ofFiles("input", inputs),
		...ofFiles("output", outputs),
	];
}

function ofValues(what: string, values: readonly ComparedValue[]): string[][] {
	return values
		.filter((value) => !value.isSame)
		.map(({ name, a, b }) => [what, shown(name), shown(a), shown(b)]);
}

function ofFiles(what: string, { changed, onlyA, onlyB }: ComparedFiles): string[][] {
	return [
		...changed.map(({ a, b, isSameContent }) => [
			what,
			shown(a.key),
			`v${a.versionNo}`,
			`v${b.versionNo}${isSameContent ? ", same content" : ""}`,
		]),
		...onlyA.map((a) => [what, shown(a.key), `v${a.versionNo}`, "–"]),
		...onlyB.map((b) => [what, shown(b.key), "–", `v${b.versionNo}`]),
	];
}

function shown(text: string | null): string {
	if (text === null) return "–";
	const plain = plainText(text.replaceAll(/\s+/g, " "));
	return plain.length > maxChars ? `${plain.slice(0, maxChars - 1)}…` : plain;
}
