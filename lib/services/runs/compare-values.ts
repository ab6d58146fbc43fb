import { flatJson } from "../../contracts/flat-json.ts";
import type { ComparedValue } from "../../contracts/run-comparison.ts";
import type { RunView } from "../../contracts/runs.ts";

type JsonObject = Readonly<Record<string, unknown>>;

/** The values of two objects by their paths: those that differ first, each in the order of the objects. */
export function compareValues(a: JsonObject | null, b: JsonObject | null): ComparedValue[] {
	const before = new Map(flatJson(a ?? {}).map((each) => [each.path, each]));
	const after = new Map(flatJson(b ?? {}).map((each) => [each.path, each]));
	const paths = new Set([...before.keys(), ...after.keys()]);
	const values = [...paths].map((name) => {
		const [one, other] = [before.get(name), after.get(name)];
		const isSame = one?.json === other?.json;
		// "1" and 1 read alike and are not the same.
		const isAlike = !isSame && one?.text === other?.text;
		const told = (each: typeof one) => (each ? (isAlike ? each.json : each.text) : null);
		return { name, a: told(one), b: told(other), isSame };
	});
	return differencesFirst(values);
}

/** What two runs say of themselves beside what they were given and ran in. */
export function compareFacts(a: RunView, b: RunView, now: number): ComparedValue[] {
	const [one, other] = [factsOf(a, now), factsOf(b, now)];
	const values = Object.keys(one).map((name) => {
		const [left, right] = [one[name] ?? null, other[name] ?? null];
		return { name, a: left, b: right, isSame: left === right };
	});
	return differencesFirst(values.filter((each) => each.a !== null || each.b !== null));
}

function factsOf(run: RunView, now: number): Record<string, string | null> {
	const { git, transform } = run;
	const ended = run.finishedAt === null ? now : Date.parse(run.finishedAt);
	return {
		code: `${transform.name} ${/^\d+$/.test(transform.version) ? `v${transform.version}` : transform.version}`,
		status: run.status,
		"exit code": run.exitCode === null ? null : String(run.exitCode),
		"took seconds": run.startedAt && ((ended - Date.parse(run.startedAt)) / 1000).toFixed(1),
		command: run.commandLine,
		host: run.host,
		repository: git?.remote ?? null,
		commit: git?.commit ?? null,
		"uncommitted changes": git && (git.isDirty ? "yes" : "no"),
		branch: git?.branch ?? null,
		by: run.createdBy.handle,
		tags: run.tags.length > 0 ? [...run.tags].sort().join(", ") : null,
	};
}

function differencesFirst(values: ComparedValue[]): ComparedValue[] {
	return [...values.filter((each) => !each.isSame), ...values.filter((each) => each.isSame)];
}
