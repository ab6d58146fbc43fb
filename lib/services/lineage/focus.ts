import { and, desc, eq, notExists, type SQL } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import {
	fileFamilies,
	files,
	runOutputs,
	runs,
	transformFamilies,
	transforms,
} from "../../../db/schema/index.ts";
import type { EntityKind } from "../../contracts/enums.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { parseVersionedUid } from "../../contracts/ids.ts";
import { type FoundRecord, findRecord } from "../find-record.ts";
import { type AsOf, existedAt, heldAt } from "./as-of.ts";
import { runsInside } from "./inside.ts";
import { flowKey } from "./keys.ts";

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
 * Where the walk begins: the record itself, with what is inside of it when it is a run that does nothing but contain
 * others, or the newest runs (and files saved by hand) that a person or a transform stands for, `limit` of each.
 */
export async function startKeys(
	db: Database,
	record: FoundRecord,
	asOf: AsOf,
	limit: number,
): Promise<{ keys: string[]; hasMore: boolean }> {
	switch (record.kind) {
		case "file":
			return { keys: [flowKey("file", record.id)], hasMore: false };
		case "run": {
			const inside = await runsInside(db, record.id, asOf, limit);
			return { keys: [flowKey("run", record.id), ...inside.keys], hasMore: inside.hasMore };
		}
		case "transform":
			return cut(limit, await newestRuns(db, eq(runs.transformId, record.id), asOf, limit + 1));
		case "user":
			return cut(
				limit,
				await newestRuns(db, eq(runs.createdBy, record.id), asOf, limit + 1),
				await newestSavedByHand(db, record.id, asOf, limit + 1),
			);
	}
}

function cut(limit: number, ...lists: string[][]): { keys: string[]; hasMore: boolean } {
	return {
		keys: lists.flatMap((list) => list.slice(0, limit)),
		hasMore: lists.some((list) => list.length > limit),
	};
}

async function newestRuns(db: Database, whose: SQL, asOf: AsOf, limit: number): Promise<string[]> {
	const found = await db
		.select({ id: runs.id })
		.from(runs)
		.where(and(whose, existedAt(runs.createdAt, asOf)))
		.orderBy(desc(runs.createdAt), desc(runs.id))
		.limit(limit);
	return found.map(({ id }) => flowKey("run", id));
}

/** Files of nobody's run: their person is all that is known of where they came from. */
async function newestSavedByHand(db: Database, uid: string, asOf: AsOf, limit: number): Promise<string[]> {
	const maker = db
		.select({ id: runOutputs.runId })
		.from(runOutputs)
		.where(and(eq(runOutputs.fileId, files.id), eq(runOutputs.kind, "created"), heldAt(runOutputs, asOf)));
	const found = await db
		.select({ id: files.id })
		.from(files)
		.where(and(eq(files.createdBy, uid), existedAt(files.createdAt, asOf), notExists(maker)))
		.orderBy(desc(files.createdAt), desc(files.id))
		.limit(limit);
	return found.map(({ id }) => flowKey("file", id));
}
