import type { SchemaTree } from "hyparquet";

/** A column's type in words: the logical one where there is one. */
export function parquetType({ element, children }: SchemaTree): string {
	const logical = element.logical_type?.type ?? element.converted_type;
	const optional = element.repetition_type === "REPEATED" ? "list of " : "";
	if (children.length > 0) return `${optional}${(logical ?? "group").toLowerCase()}`;
	return `${optional}${(logical ?? element.type ?? "").toLowerCase().replace("byte_array", "bytes").replace("utf8", "string")}`;
}

/** A value as text; null stays null. */
export function parquetCell(value: unknown): string | null {
	if (value === null || value === undefined) return null;
	if (typeof value === "string") return value;
	if (value instanceof Date) return Number.isNaN(value.getTime()) ? "no time" : value.toISOString();
	if (value instanceof Uint8Array) return Buffer.from(value.subarray(0, 40)).toString("hex");
	if (typeof value === "object") {
		return JSON.stringify(value, (_key, part: unknown) =>
			typeof part === "bigint"
				? part.toString()
				: part instanceof Uint8Array
					? Buffer.from(part.subarray(0, 40)).toString("hex")
					: part,
		).slice(0, 2000);
	}
	return String(value);
}
