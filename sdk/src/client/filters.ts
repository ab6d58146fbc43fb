import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { Query } from "./http.ts";

/** A time as the wire has it. */
function isoTime(value: unknown): string {
	const time = value instanceof Date ? value : new Date(String(value));
	if (Number.isNaN(time.getTime())) throw new WhenceError("invalid", `${String(value)} is not a time`);
	return time.toISOString();
}

/** Refuses operators that the field does not have. */
function operators(name: string, value: object, known: readonly string[]): Record<string, unknown> {
	for (const operator of Object.keys(value)) {
		if (!known.includes(operator)) {
			throw new WhenceError("invalid", `${name} has no operator ${operator}; it has ${known.join(", ")}`, {
				field: `${name}.${operator}`,
			});
		}
	}
	return value as Record<string, unknown>;
}

/** A plain value under the wire's name for it. */
export function plain(wireName: string): (value: unknown) => Query {
	return (value) => {
		if (value !== null && typeof value === "object") {
			throw new WhenceError("invalid", `${wireName} takes a plain value`, { field: wireName });
		}
		return { [wireName]: String(value) };
	};
}

/** A record, or the text that identifies it. */
export function reference(wireName: string, field: "uid" | "handle" = "uid"): (value: unknown) => Query {
	return (value) => {
		const text = typeof value === "string" ? value : (value as Record<string, unknown> | null)?.[field];
		if (typeof text !== "string") {
			throw new WhenceError("invalid", `${wireName} takes a saved record or its ${field}`, {
				field: wireName,
			});
		}
		return { [wireName]: text };
	};
}

/** `createdAt: {gte, lt}`. */
export function createdAt(value: unknown): Query {
	const { gte, lt } = operators("createdAt", Object(value), ["gte", "lt"]);
	return {
		...(gte === undefined ? {} : { createdAfter: isoTime(gte) }),
		...(lt === undefined ? {} : { createdBefore: isoTime(lt) }),
	};
}

/** `sizeBytes: 5` or `{gte, lte}`. */
export function sizeBytes(value: unknown): Query {
	if (typeof value === "number") return { sizeMin: value, sizeMax: value };
	const { gte, lte } = operators("sizeBytes", Object(value), ["gte", "lte"]);
	return {
		...(gte === undefined ? {} : { sizeMin: Number(gte) }),
		...(lte === undefined ? {} : { sizeMax: Number(lte) }),
	};
}

/** `key: "a/b"` or `{startsWith: "a/"}`. */
export function key(value: unknown): Query {
	if (typeof value === "string") return { key: value };
	return { keyPrefix: String(operators("key", Object(value), ["startsWith"]).startsWith) };
}
