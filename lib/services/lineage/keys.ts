import { type SQL, sql } from "drizzle-orm";
import { type EntityKind, entityKinds } from "../../contracts/enums.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { lineageNodeId } from "../../contracts/lineage-terms.ts";

/** The kinds that data flows through. */
export type FlowKind = "file" | "run";

/** Names a row within one query: the walk sees these as opaque, the database gets the numbers back. */
export function flowKey(kind: FlowKind, id: number): string {
	return `${kind === "file" ? "f" : "r"}${id}`;
}

/** The row ids of the keys of one kind. */
export function idsOf(kind: FlowKind, keys: Iterable<string>): number[] {
	const letter = kind === "file" ? "f" : "r";
	const ids: number[] = [];
	for (const key of keys) if (key.startsWith(letter)) ids.push(Number(key.slice(1)));
	return ids;
}

/** The inverse of `lineageNodeId`, which only the server that made the id may do; `field` is where it came from. */
export function parseNodeId(id: string, field = "expand"): { kind: EntityKind; uid: string } {
	for (const kind of entityKinds) {
		const prefix = lineageNodeId(kind, "");
		const uid = id.slice(prefix.length);
		if (id.startsWith(prefix) && /^[0-9A-Za-z]+$/.test(uid)) return { kind, uid };
	}
	throw new WhenceError("invalid", `${field}: has an id that no graph gave`, { field });
}

/** Row ids as one array parameter, whatever their number; alike on both drivers. */
export function bigintArray(ids: readonly number[]): SQL {
	return sql`${`{${ids.join(",")}}`}::bigint[]`;
}

/** User ids (base62) as one array parameter. */
export function uidArray(uids: readonly string[]): SQL {
	return sql`${`{${uids.map((uid) => `"${uid}"`).join(",")}}`}::text[]`;
}
