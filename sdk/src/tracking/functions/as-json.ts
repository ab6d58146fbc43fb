import type { Json } from "../../json.ts";
import { redact } from "../redact.ts";

/** Arguments may hold anything; a run's parameters are for reading and comparing. */
const most = { depth: 6, entries: 100, chars: 2000 };

/**
 * A value as the parameters of a run show it: JSON stays JSON, records and dates are what they write themselves as,
 * large things are cut and say so, and what JSON cannot say is named: `[Uint8Array of 12]`. Obvious secrets are left out.
 */
export function asJson(value: unknown, around: readonly unknown[] = []): Json {
	if (value === null || typeof value === "boolean") return value;
	if (typeof value === "string") return cut(redact(value));
	// JSON knows no -0: what is shown must be what is read back.
	if (typeof value === "number") return Number.isFinite(value) ? value || 0 : String(value);
	if (typeof value === "bigint") return value.toString();
	if (value === undefined) return "[undefined]";
	if (typeof value !== "object") return `[${typeof value}${nameOf(value)}]`;
	if (around.includes(value)) return "[circular]";
	if (around.length >= most.depth) return Array.isArray(value) ? "[…]" : "{…}";
	const inside = [...around, value];
	if (Array.isArray(value)) return list(value, inside);
	const own = writtenAs(value);
	if (own !== value) return asJson(own, inside);
	const prototype: unknown = Object.getPrototypeOf(value);
	if (prototype === Object.prototype || prototype === null) return fields(value, inside);
	return `[${value.constructor?.name || "object"}${sizeOf(value)}]`;
}

function list(values: readonly unknown[], around: readonly unknown[]): Json[] {
	const shown = values.slice(0, most.entries).map((each) => asJson(each, around));
	return values.length > most.entries ? [...shown, `… ${values.length - most.entries} more`] : shown;
}

function fields(value: object, around: readonly unknown[]): Json {
	const entries = Object.entries(value).filter(([, each]) => each !== undefined);
	const shown = entries.slice(0, most.entries).map(([name, each]): [string, Json] => {
		// What is a secret by its name alone is not seen in its value.
		const isSecret = typeof each === "string" && redact(`${name}=x`) !== `${name}=x`;
		return [name, isSecret ? "***" : asJson(each, around)];
	});
	if (entries.length > most.entries) shown.push(["…", `${entries.length - most.entries} more`]);
	return Object.fromEntries(shown);
}

/** What a record or a date says it is in JSON; a record that was not saved yet cannot say. */
function writtenAs(value: object): unknown {
	if (!("toJSON" in value) || typeof value.toJSON !== "function") return value;
	try {
		return value.toJSON();
	} catch {
		return `[${value.constructor?.name || "object"}]`;
	}
}

function nameOf(value: unknown): string {
	return typeof value === "function" && value.name !== "" ? ` ${value.name}` : "";
}

function sizeOf(value: object): string {
	if ("size" in value && typeof value.size === "number") return ` of ${value.size}`;
	return "length" in value && typeof value.length === "number" ? ` of ${value.length}` : "";
}

function cut(text: string): string {
	return text.length <= most.chars ? text : `${text.slice(0, most.chars)}… ${text.length - most.chars} more`;
}
