import { asc, eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { blobs, fileFamilies, files } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { RunInputsInput } from "../../contracts/runs.ts";

/** A file that is meant by an input. */
export interface ReadFile {
	id: number;
	uid: string;
	key: string;
	familyId: number;
}

type Wanted = z.output<typeof RunInputsInput>["inputs"];

/**
 * The files that inputs mean, with two statements at most.
 *
 * @returns one for each, in their order; null where no record has that content.
 * @throws WhenceError `not_found` for a uid that names none, with the input's place as its field.
 */
export async function readFiles(db: Database, wanted: Wanted): Promise<(ReadFile | null)[]> {
	const byUid = await named(
		db,
		wanted.flatMap((input) => ("fileUid" in input ? [input.fileUid] : [])),
	);
	const byContent = await withContent(
		db,
		wanted.flatMap((input) => ("hash" in input ? [{ hash: input.hash, key: input.key ?? "" }] : [])),
	);
	return wanted.map((input, i) => {
		if ("hash" in input) return byContent.shift() ?? null;
		const file = byUid.get(input.fileUid);
		if (file) return file;
		throw new WhenceError("not_found", `There is no file ${input.fileUid}.`, {
			field: `inputs.${i}.fileUid`,
		});
	});
}

const columns = { id: files.id, uid: files.uid, key: fileFamilies.key, familyId: files.familyId };

/** Files by uid; a family's means its latest version. */
async function named(db: Database, uids: readonly string[]): Promise<Map<string, ReadFile>> {
	if (uids.length === 0) return new Map();
	const whole = db
		.select({ ...columns, asked: files.uid })
		.from(files)
		.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
		.where(inArray(files.uid, [...uids]));
	const latest = db
		.select({ ...columns, asked: fileFamilies.uid })
		.from(fileFamilies)
		.innerJoin(files, eq(files.id, fileFamilies.latestId))
		.where(inArray(fileFamilies.uid, [...uids]));
	const found = await whole.unionAll(latest);
	return new Map(found.map(({ asked, ...file }) => [asked, file]));
}

/** For each content the record that is called so, else the first that was saved; archived ones come last. */
async function withContent(
	db: Database,
	wanted: readonly { hash: string; key: string }[],
): Promise<(ReadFile | null)[]> {
	if (wanted.length === 0) return [];
	const found = await rows<{ place: number; id: string | null; uid: string; key: string; family: string }>(
		db,
		sql`with wanted as (
				select * from jsonb_to_recordset(${JSON.stringify(wanted.map((one, place) => ({ ...one, place })))}::jsonb)
					as one(place int, hash text, key text)
			), candidates as materialized (
				select ${blobs.hash} as hash, ${fileFamilies.key} as key, ${files.id} as id,
					${files.archivedAt} is not null as is_archived
				from ${blobs}
				join ${files} on ${files.blobId} = ${blobs.id} and ${files.deletedAt} is null
				join ${fileFamilies} on ${fileFamilies.id} = ${files.familyId}
				where ${blobs.hash} in (select hash from wanted)
			), called as (
				select hash, key, min(id) as id from candidates group by 1, 2
			), first as (
				select distinct on (hash) hash, id from candidates order by hash, is_archived, id
			)
			select wanted.place, f.id, f.uid, k.key, k.id as family
			from wanted
			left join called on called.hash = wanted.hash and called.key = wanted.key
			left join first on first.hash = wanted.hash
			left join ${files} f on f.id = coalesce(called.id, first.id)
			left join ${fileFamilies} k on k.id = f.family_id
			order by wanted.place`,
	);
	return found.map(({ id, uid, key, family }) =>
		id === null ? null : { id: Number(id), uid, key, familyId: Number(family) },
	);
}

/** Locks the families of files, in the order in which all who save lock them. */
export async function lockFamiliesOf(tx: Database, found: readonly ReadFile[]): Promise<void> {
	await tx
		.select({ id: fileFamilies.id })
		.from(fileFamilies)
		.where(
			inArray(
				fileFamilies.id,
				found.map(({ familyId }) => familyId),
			),
		)
		.orderBy(asc(fileFamilies.storageId), asc(fileFamilies.key))
		.for("update");
}
