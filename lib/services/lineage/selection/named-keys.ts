import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../../../../db/client.ts";
import { fileFamilies, files, runs, transformFamilies, transforms } from "../../../../db/schema/index.ts";
import { WhenceError } from "../../../contracts/errors.ts";
import { parseVersionedUid } from "../../../contracts/ids.ts";
import { printSelection } from "../../../contracts/print-selection.ts";
import type { RecordsTerm } from "../../../contracts/selection.ts";
import { findRecordIfAny } from "../../find-record.ts";
import { escapeLike } from "../../page.ts";
import { type AsOf, existedAt } from "../as-of.ts";
import { jsonRows } from "../json-rows.ts";
import { bigintArray, flowKey } from "../keys.ts";
import { startKeys } from "../start.ts";

/** A run may be called by the beginning of its uid, if that is so long. */
const shortestPrefix = 4;

interface Named {
	keys: string[];
	/** More have that name than were asked for. */
	hasMore: boolean;
}

/**
 * The files and runs that a name stands for, at most `limit`, the newest first: a file's key means its latest version,
 * a transform the runs of all its versions, a person what they ran and saved by hand. `*` stands for any text.
 *
 * @throws WhenceError `not_found` when nothing has that name.
 */
export async function namedKeys(
	db: Database,
	term: RecordsTerm,
	{ asOf, limit }: { asOf: AsOf; limit: number },
): Promise<Named> {
	const named = await finders[term.of](db, term.name, asOf, limit + 1);
	if (named === null) {
		const name = printSelection({ ...term, up: 0, down: 0 });
		throw new WhenceError("not_found", `${name} names nothing.`, {
			field: "select",
			hint: "Names are whole unless they have a *; search for the record to see what it is called.",
		});
	}
	return { keys: named.slice(0, limit), hasMore: named.length > limit };
}

type Find = (db: Database, name: string, asOf: AsOf, limit: number) => Promise<string[] | null>;

const finders: Record<RecordsTerm["of"], Find> = {
	file: async (db, name, asOf, limit) => {
		const parts = parseVersionedUid(name);
		if (parts && parts.versionNo !== null) {
			const version = await findRecordIfAny(db, "file", name);
			if (version?.kind === "file") return [flowKey("file", version.id)];
		}
		const isFamily = parts ? eq(fileFamilies.uid, name) : sql`false`;
		const latest = sql`select id from ${files} where ${files.familyId} = ${fileFamilies.id}
			and ${existedAt(files.createdAt, asOf)} order by ${files.versionNo} desc limit 1`;
		const found = await jsonRows(
			db,
			{ id: sql<number>`named.id` },
			sql`from (
				select latest.id from ${fileFamilies} cross join lateral (${latest}) as latest
				where ${isFamily} or ${isNamed(fileFamilies.key, name)}
				order by latest.id desc limit ${limit}
			) as named`,
		);
		return orNull(found.map(({ id }) => flowKey("file", id)));
	},
	run: async (db, name, asOf, limit) => {
		const byUid = await findRecordIfAny(db, "run", name);
		if (byUid) return (await startKeys(db, byUid, asOf, limit)).keys;
		const begins =
			name.length >= shortestPrefix && /^\w+$/.test(name)
				? sql`${runs.uid} like ${`${escapeLike(name)}%`}`
				: sql`false`;
		const found = await db
			.select({ id: runs.id, uid: runs.uid, createdAt: runs.createdAt })
			.from(runs)
			.where(sql`${isNamed(runs.name, name)} or ${begins}`)
			.orderBy(desc(runs.id))
			.limit(limit);
		const [only] = found;
		if (found.length === 1 && only) {
			const run = { kind: "run" as const, label: name, ...only };
			return (await startKeys(db, run, asOf, limit)).keys;
		}
		return orNull(found.map(({ id }) => flowKey("run", id)));
	},
	transform: async (db, name, asOf, limit) => {
		const parts = parseVersionedUid(name);
		const isUid = parts
			? parts.versionNo === null
				? eq(transformFamilies.uid, name)
				: eq(transforms.uid, name)
			: sql`false`;
		const versions = await db
			.select({ id: transforms.id })
			.from(transforms)
			.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
			.where(sql`${isUid} or ${isNamed(transforms.name, name)} or ${isNamed(transformFamilies.key, name)}`);
		if (versions.length === 0) return null;
		const found = await db
			.select({ id: runs.id })
			.from(runs)
			.where(
				and(
					sql`${runs.transformId} = any(${bigintArray(versions.map(({ id }) => id))})`,
					existedAt(runs.createdAt, asOf),
				),
			)
			.orderBy(desc(runs.createdAt), desc(runs.id))
			.limit(limit);
		return found.map(({ id }) => flowKey("run", id));
	},
	user: async (db, name, asOf, limit) => {
		const person = await findRecordIfAny(db, "user", name);
		return person && (await startKeys(db, person, asOf, limit)).keys;
	},
};

function isNamed(column: AnyPgColumn, name: string): SQL {
	if (!name.includes("*")) return sql`${column} = ${name}`;
	return sql`${column} like ${escapeLike(name).replaceAll("*", "%")}`;
}

function orNull(keys: string[]): string[] | null {
	return keys.length === 0 ? null : keys;
}
