import { desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { runs, transformFamilies, transforms, users } from "../../../db/schema/index.ts";
import type { TransformRef } from "../../contracts/common.ts";
import type { ShownRunStatus, TransformType } from "../../contracts/enums.ts";
import type { TransformView } from "../../contracts/transforms.ts";
import { inOrderOf } from "../page.ts";
import { tagsOf } from "../record-tags.ts";
import { shownStatus } from "../runs/shown-status.ts";
import { userRef, userRefColumns } from "../user-ref.ts";

/** The columns of a transform that other records show; join transforms and transformFamilies. */
export const transformRefColumns = {
	uid: transforms.uid,
	name: transforms.name,
	key: transformFamilies.key,
	type: transforms.type,
	label: transforms.label,
	versionNo: transforms.versionNo,
};

/** The fields of a transform that other records show. */
export function transformRef(row: {
	uid: string;
	name: string;
	key: string;
	type: TransformType;
	label: string | null;
	versionNo: number;
}): TransformRef {
	return {
		uid: row.uid,
		name: row.name,
		key: row.key,
		type: row.type,
		version: row.label ?? String(row.versionNo),
		versionNo: row.versionNo,
	};
}

/** The views of some transforms, in the order of `ids`; unknown ids are left out. */
export async function transformViews(db: Database, ids: readonly number[]): Promise<TransformView[]> {
	if (ids.length === 0) return [];
	const found = await db
		.select({
			id: transforms.id,
			...transformRefColumns,
			familyUid: transformFamilies.uid,
			project: transformFamilies.project,
			latestId: transformFamilies.latestId,
			description: transforms.description,
			identityHash: transforms.identityHash,
			reference: transforms.reference,
			revision: transforms.revision,
			createdAt: transforms.createdAt,
			createdBy: userRefColumns,
		})
		.from(transforms)
		.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
		.innerJoin(users, eq(users.id, transforms.createdBy))
		.where(inArray(transforms.id, [...ids]));
	const runFacts = await lastRuns(db, ids);
	const tags = await tagsOf(db, "transform", ids);
	const byId = new Map<number, TransformView>();
	for (const row of found) {
		const last = runFacts.get(row.id);
		byId.set(row.id, {
			...transformRef(row),
			familyUid: row.familyUid,
			label: row.label,
			isLatest: row.latestId === row.id,
			project: row.project,
			description: row.description,
			sourceHash: row.identityHash,
			reference: row.reference,
			runCount: last?.count ?? 0,
			lastRunStatus: last?.status ?? null,
			lastRunAt: last?.at.toISOString() ?? null,
			tags: tags.get(row.id) ?? [],
			revision: row.revision,
			createdAt: row.createdAt.toISOString(),
			createdBy: userRef(row.createdBy),
		});
	}
	return inOrderOf(ids, byId);
}

async function lastRuns(db: Database, ids: readonly number[]) {
	const found = await db
		.selectDistinctOn([runs.transformId], {
			transformId: runs.transformId,
			status: sql<ShownRunStatus>`${shownStatus()}`,
			at: runs.createdAt,
		})
		.from(runs)
		.where(inArray(runs.transformId, [...ids]))
		.orderBy(runs.transformId, desc(runs.createdAt), desc(runs.id));
	const counts = await db
		.select({ transformId: runs.transformId, count: sql<number>`count(*)::int` })
		.from(runs)
		.where(inArray(runs.transformId, [...ids]))
		.groupBy(runs.transformId);
	const countOf = new Map(counts.map((row) => [row.transformId, Number(row.count)]));
	return new Map(
		found.map((row) => [
			row.transformId,
			{ status: row.status, at: row.at, count: countOf.get(row.transformId) ?? 0 },
		]),
	);
}
