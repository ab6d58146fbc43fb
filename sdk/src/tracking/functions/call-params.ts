import type { JsonObject } from "../../json.ts";
import { argumentNames } from "./argument-names.ts";
import { asJson } from "./as-json.ts";

/** Parameters of a call: each argument under its name in the function, or its place where it has none. */
export function callParams(source: string, args: readonly unknown[]): JsonObject {
	const names = argumentNames(source);
	const isRest = new Set(names).size < names.length;
	return Object.fromEntries(
		args.flatMap((value, at) => {
			if (value === undefined) return [];
			const name = isRest ? null : (names[at] ?? null);
			return [[name ?? `argument ${at + 1}`, asJson(value)]];
		}),
	);
}
