export interface Change {
	field: string;
	before: string | null;
	after: string | null;
}

function text(value: unknown): string | null {
	if (value === undefined || value === null || value === "") return null;
	return typeof value === "string" ? value : JSON.stringify(value);
}

function fieldsOf(value: unknown): Record<string, unknown> {
	if (value === null || value === undefined) return {};
	return typeof value === "object" && !Array.isArray(value) ? { ...value } : { value };
}

/** What differs between two payloads of an audit event, field by field, in the order of the later one. */
export function changeOf(before: unknown, after: unknown): Change[] {
	const old = fieldsOf(before);
	const fresh = fieldsOf(after);
	return [...new Set([...Object.keys(fresh), ...Object.keys(old)])]
		.map((field) => ({ field, before: text(old[field]), after: text(fresh[field]) }))
		.filter((change) => change.before !== change.after);
}
