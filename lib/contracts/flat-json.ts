/** One value in a JSON object, and where: `aligner.seeds[2]`. */
export interface FlatValue {
	path: string;
	/** As JSON writes it; an empty object or list is a value too. */
	json: string;
	/** As people read it: texts without their quotes. */
	text: string;
	type: "text" | "number" | "boolean" | "null" | "object" | "list";
}

/** More values than this are not told one by one. */
export const maxFlatValues = 2000;
const plainName = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u;

/** The values of an object in their order, each by its path; at most {@link maxFlatValues}. */
export function flatJson(value: Readonly<Record<string, unknown>>): FlatValue[] {
	const found: FlatValue[] = [];
	add(value, "", found);
	return value && Object.keys(value).length > 0 ? found : [];
}

function add(value: unknown, path: string, into: FlatValue[]): void {
	if (into.length >= maxFlatValues) return;
	const isList = Array.isArray(value);
	if (typeof value === "object" && value !== null && Object.keys(value).length > 0) {
		for (const [name, inner] of Object.entries(value)) add(inner, below(path, name, isList), into);
		return;
	}
	const json = JSON.stringify(value) ?? "null";
	into.push({ path, json, text: typeof value === "string" ? value : json, type: typeOf(value) });
}

function below(path: string, name: string, isList: boolean): string {
	if (isList) return `${path}[${name}]`;
	if (!plainName.test(name)) return `${path}[${JSON.stringify(name)}]`;
	return path === "" ? name : `${path}.${name}`;
}

function typeOf(value: unknown): FlatValue["type"] {
	if (value === null || value === undefined) return "null";
	if (Array.isArray(value)) return "list";
	if (typeof value === "object") return "object";
	if (typeof value === "number") return "number";
	return typeof value === "boolean" ? "boolean" : "text";
}
