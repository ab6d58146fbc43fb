import type { EntityKind } from "../../lib/contracts/enums.ts";
import type { SearchHit } from "../../lib/contracts/search.ts";

/** A record whose page was opened in this browser; its looks are what the server said last. */
export interface Recent {
	kind: EntityKind;
	/** Its uid, or a person's handle. */
	name: string;
	hit?: SearchHit;
}

const most = 6;
const pages: Record<string, EntityKind> = {
	files: "file",
	runs: "run",
	transforms: "transform",
	users: "user",
};

/** The record that a page is about. */
export function recordOfPath(path: string): Recent | null {
	const [, segment = "", name = "", ...rest] = path.split("/");
	const kind = pages[segment];
	if (!kind || name === "" || rest.length > 0) return null;
	try {
		return { kind, name: decodeURIComponent(name) };
	} catch {
		return null;
	}
}

/** The newest first, each once. */
export function withRecent(recents: readonly Recent[], opened: Recent): Recent[] {
	const known = recents.find((each) => isSame(each, opened));
	return [known ?? opened, ...recents.filter((each) => !isSame(each, opened))].slice(0, most);
}

/** Whether both are the same record. */
export function isSame(a: Recent, b: Recent): boolean {
	return a.kind === b.kind && a.name === b.name;
}

/** Reads what is kept; anything else than a list of ours counts as nothing. */
export function parseRecents(text: string | null): Recent[] {
	if (text === null) return [];
	try {
		const kept: unknown = JSON.parse(text);
		return Array.isArray(kept) ? kept.filter(isRecent).slice(0, most) : [];
	} catch {
		return [];
	}
}

function isRecent(value: unknown): value is Recent {
	if (typeof value !== "object" || value === null) return false;
	const { kind, name, hit } = value as Partial<Record<keyof Recent, unknown>>;
	return (
		Object.values(pages).some((each) => each === kind) &&
		typeof name === "string" &&
		(hit === undefined || isHit(hit))
	);
}

function isHit(value: unknown): boolean {
	if (typeof value !== "object" || value === null) return false;
	const { title, subtitle, marks } = value as Partial<Record<keyof SearchHit, unknown>>;
	return (
		typeof title === "string" && typeof subtitle === "string" && typeof marks === "object" && marks !== null
	);
}
