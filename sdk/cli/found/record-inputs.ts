import { WhenceError } from "../../../lib/contracts/errors.ts";
import { inputsAtOnce, type RunInputsInput, type RunInputsView } from "../../../lib/contracts/runs.ts";
import { call } from "../../src/client/http.ts";
import { hashOf } from "../../src/content/hash.ts";
import type { Run } from "../../src/records/run.ts";
import { isThere } from "../is-there.ts";
import { resolveFile } from "../resolve-file.ts";
import type { FoundFile } from "./found-files.ts";
import { keyFrom } from "./key-from.ts";
import { type Refuse, saveFound } from "./save-found.ts";

/** So many are read at a time. */
const readAtOnce = 8;

/** An input that a person names: a path is recorded first (something else made it); a key or uid names what is there. */
export async function recordNamedInput(run: Run, name: string): Promise<void> {
	if (!(await isThere(name))) {
		await call("PUT", `/runs/${run.uid}/inputs/${(await resolveFile(name)).uid}`, { json: {} });
		return;
	}
	await recordInputs(run, [{ path: name, key: keyFrom(name), origin: "declared" }], (_, error) => {
		throw error;
	});
}

/**
 * Inputs that lie on this computer, a thousand with a request: of each the record that has its content, under its key if
 * one does, or a new one. One that cannot be recorded keeps no other back.
 */
export async function recordInputs(run: Run, inputs: readonly FoundFile[], refuse: Refuse): Promise<void> {
	for (let from = 0; from < inputs.length; from += inputsAtOnce) {
		const part = await withHashes(inputs.slice(from, from + inputsAtOnce), refuse);
		const unknown = await add(
			run,
			part.map(({ file, hash }) => [file, { hash, key: file.key }]),
			refuse,
		);
		const saved = await saveFound(unknown, { run: null }, refuse);
		await add(
			run,
			saved.map(({ file, uid }) => [file, { fileUid: uid }]),
			refuse,
		);
	}
}

async function withHashes(
	files: readonly FoundFile[],
	refuse: Refuse,
): Promise<{ file: FoundFile; hash: string }[]> {
	const hashes = new Map<FoundFile, string>();
	const waiting = files.values();
	const work = async () => {
		for (const file of waiting) {
			await hashOf(file.path).then(
				({ hash }) => hashes.set(file, hash),
				(error: unknown) => refuse(file.path, error),
			);
		}
	};
	await Promise.all(Array.from({ length: Math.min(readAtOnce, files.length) }, work));
	return files.flatMap((file) => {
		const hash = hashes.get(file);
		return hash === undefined ? [] : [{ file, hash }];
	});
}

/** Records what is named by uid or content, and returns what no record has the content of. */
async function add(
	run: Run,
	named: readonly (readonly [FoundFile, { hash: string; key: string } | { fileUid: string }])[],
	refuse: Refuse,
): Promise<FoundFile[]> {
	if (named.length === 0) return [];
	const inputs: RunInputsInput["inputs"] = named.map(([{ origin, at }, name]) => ({
		...name,
		origin,
		...(at === undefined ? {} : { occurredAt: new Date(at * 1000).toISOString() }),
	}));
	const { items } = await call<RunInputsView>("POST", `/runs/${run.uid}/inputs`, { json: { inputs } });
	return named.flatMap(([file], i) => {
		const outcome = items[i]?.outcome;
		if (outcome === "output") refuse(file.path, new WhenceError("conflict", "the run made it itself"));
		return outcome === "unknown" ? [file] : [];
	});
}
