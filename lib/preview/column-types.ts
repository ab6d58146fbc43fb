const patterns: [type: string, pattern: RegExp][] = [
	["integer", /^[+-]?\d{1,18}$/],
	["number", /^[+-]?(\d{1,30}\.?\d{0,30}|\.\d{1,30})([eE][+-]?\d{1,4})?$/],
	["boolean", /^(true|false)$/i],
	["date", /^\d{4}-\d{2}-\d{2}$/],
	["time", /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?$/],
];
const absent = /^(|na|n\/a|nan|null|none|-)$/i;

export function isNumericType(type: string): boolean {
	return /^(integer|number|u?int(eger)?(_?\d+)?|float(16)?|double|decimal)$/.test(type);
}

/** What a column's shown values have in common; empty when all are absent. */
export function columnType(values: readonly (string | null | undefined)[]): string {
	const present = values.filter((value): value is string => typeof value === "string" && !absent.test(value));
	if (present.length === 0) return "";
	for (const [type, pattern] of patterns) {
		if (present.every((value) => value.length <= 64 && pattern.test(value))) return type;
	}
	return "text";
}
