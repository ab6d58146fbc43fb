import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { fileFamilies, files, runs, transformFamilies, transforms, users } from "../../../db/schema/index.ts";
import type { EntityKind } from "../../contracts/enums.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { parseVersionedUid } from "../../contracts/ids.ts";
import { type FoundRecord, findRecord } from "../find-record.ts";
import { type AsOf, existedAt } from "./as-of.ts";
import type { Ask } from "./json-rows.ts";

/**
 * Finds the focus as it was at that moment: a family's uid means the version that was the latest then.
 *
 * @throws WhenceError `not_found` when there is none, or was none yet.
 */
export async function findFocus(
	db: Database,
	kind: EntityKind,
	uid: string,
	asOf: AsOf,
): Promise<FoundRecord> {
	const latest = await findRecord(db, kind, uid);
	if (asOf === null) return latest;
	const parts = parseVersionedUid(uid);
	const isFamily = (kind === "file" || kind === "transform") && parts?.versionNo === null;
	const then = isFamily ? await latestThen(db, kind, uid, asOf) : latest;
	if (then && then.createdAt <= asOf) return then;
	throw new WhenceError("not_found", `${kind} ${uid} was not recorded yet at ${asOf.toISOString()}.`, {
		field: "asOf",
		hint: "Choose a later time.",
	});
}

async function latestThen(db: Database, kind: "file" | "transform", familyUid: string, asOf: AsOf) {
	const [table, families] = kind === "file" ? [files, fileFamilies] : [transforms, transformFamilies];
	const [row] = await db
		.select({ uid: table.uid })
		.from(table)
		.innerJoin(families, eq(families.id, table.familyId))
		.where(and(eq(families.uid, familyUid), existedAt(table.createdAt, asOf)))
		.orderBy(desc(table.versionNo))
		.limit(1);
	return row ? findRecord(db, kind, row.uid) : null;
}

/**
 * The focus of a question as a query: one row, or none where it is not there or was not yet. {@link findFocus} says
 * which, and finds the same.
 */
export function focusQuery(kind: EntityKind, uid: string, asOf: AsOf): SQL {
	switch (kind) {
		case "user":
			// A handle first: where both exist, that is what people type.
			return sql`select ${users.id} as id, ${users.id} as uid, ${users.handle} as label, ${users.createdAt} as created_at
				from ${users} where (${users.handle} = ${uid} or ${users.id} = ${uid}) and ${existedAt(users.createdAt, asOf)}
				order by ${users.handle} = ${uid} desc limit 1`;
		case "run":
			return sql`select ${runs.id} as id, ${runs.uid} as uid, coalesce(${runs.name}, ${runs.uid}) as label,
					${runs.createdAt} as created_at
				from ${runs} where ${runs.uid} = ${uid} and ${existedAt(runs.createdAt, asOf)}`;
		case "transform":
			return versionQuery(transforms, transformFamilies, transforms.name, uid, asOf);
		case "file":
			return versionQuery(files, fileFamilies, fileFamilies.key, uid, asOf);
	}
}

function versionQuery(
	table: typeof files | typeof transforms,
	families: typeof fileFamilies | typeof transformFamilies,
	label: AnyPgColumn,
	uid: string,
	asOf: AsOf,
): SQL {
	const isFamily = parseVersionedUid(uid)?.versionNo === null;
	// A family's uid means the version that was the latest then.
	const which = isFamily
		? asOf === null
			? sql`${families.uid} = ${uid} and ${families.latestId} = ${table.id}`
			: sql`${families.uid} = ${uid}`
		: sql`${table.uid} = ${uid}`;
	return sql`select ${table.id} as id, ${table.uid} as uid, ${label} as label, ${table.createdAt} as created_at
		from ${table} inner join ${families} on ${families.id} = ${table.familyId}
		where ${which} and ${existedAt(table.createdAt, asOf)}
		order by ${table.versionNo} desc limit 1`;
}

/** The answer of {@link focusQuery}. */
export async function askFocus(ask: Ask, kind: EntityKind, query: SQL): Promise<FoundRecord | null> {
	const [row] = await ask(
		{
			id: sql<number | string>`focus.id`,
			uid: sql<string>`focus.uid`,
			label: sql<string>`focus.label`,
			createdAt: sql<string>`focus.created_at`,
		},
		sql`from (${query}) as focus`,
	);
	if (!row) return null;
	const { uid, label } = row;
	const createdAt = new Date(row.createdAt);
	return kind === "user"
		? { kind, id: String(row.id), uid, label, createdAt }
		: { kind, id: Number(row.id), uid, label, createdAt };
}
