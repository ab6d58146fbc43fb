import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { files, runs, transformFamilies, transforms, users } from "../../../db/schema/index.ts";
import type { LineageTransformNode, LineageUserNode } from "../../contracts/lineage.ts";
import { lineageNodeId } from "../../contracts/lineage-terms.ts";
import { shownStatus } from "../runs/shown-status.ts";
import { transformRef, transformRefColumns } from "../transforms/view.ts";
import { type AsOf, existedAt, runAsOf } from "./as-of.ts";

export type TransformFacts = Omit<LineageTransformNode, "depth" | "hidden">;
export type UserFacts = Omit<LineageUserNode, "depth" | "hidden">;

/** Transforms as nodes, by row id, with how often they had run by then. */
export async function transformNodes(
	db: Database,
	ids: readonly number[],
	asOf: AsOf,
): Promise<Map<number, TransformFacts>> {
	if (ids.length === 0) return new Map();
	const found = await db
		.select({ id: transforms.id, createdAt: transforms.createdAt, ref: transformRefColumns })
		.from(transforms)
		.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
		.where(inArray(transforms.id, [...ids]));
	const ofThese = and(inArray(runs.transformId, [...ids]), existedAt(runs.createdAt, asOf));
	const last = await db
		.selectDistinctOn([runs.transformId], {
			transformId: runs.transformId,
			status: shownStatus(),
			startedAt: runs.startedAt,
			finishedAt: runs.finishedAt,
			heartbeatAt: runs.heartbeatAt,
			hasHeartbeat: runs.hasHeartbeat,
		})
		.from(runs)
		.where(ofThese)
		.orderBy(runs.transformId, desc(runs.createdAt), desc(runs.id));
	const counts = await db
		.select({ transformId: runs.transformId, count: sql<number>`count(*)::int` })
		.from(runs)
		.where(ofThese)
		.groupBy(runs.transformId);
	const lastOf = new Map(last.map((row) => [row.transformId, runAsOf(row, asOf).status]));
	const countOf = new Map(counts.map((row) => [row.transformId, Number(row.count)]));
	return new Map(
		found.map((row): [number, TransformFacts] => {
			const { uid, name, key, version, type } = transformRef(row.ref);
			return [
				row.id,
				{
					kind: "transform",
					id: lineageNodeId("transform", uid),
					uid,
					createdAt: row.createdAt.toISOString(),
					name,
					key,
					version,
					type,
					runCount: countOf.get(row.id) ?? 0,
					lastStatus: lastOf.get(row.id) ?? null,
				},
			];
		}),
	);
}

/** People as nodes, by uid, with how much they had done by then. */
export async function userNodes(
	db: Database,
	uids: readonly string[],
	asOf: AsOf,
): Promise<Map<string, UserFacts>> {
	if (uids.length === 0) return new Map();
	const found = await db
		.select({ uid: users.id, handle: users.handle, name: users.name, createdAt: users.createdAt })
		.from(users)
		.where(inArray(users.id, [...uids]));
	const runCounts = await db
		.select({ uid: runs.createdBy, count: sql<number>`count(*)::int` })
		.from(runs)
		.where(and(inArray(runs.createdBy, [...uids]), existedAt(runs.createdAt, asOf)))
		.groupBy(runs.createdBy);
	const fileCounts = await db
		.select({ uid: files.createdBy, count: sql<number>`count(*)::int` })
		.from(files)
		.where(and(inArray(files.createdBy, [...uids]), existedAt(files.createdAt, asOf)))
		.groupBy(files.createdBy);
	const runsOf = new Map(runCounts.map((row) => [row.uid, Number(row.count)]));
	const filesOf = new Map(fileCounts.map((row) => [row.uid, Number(row.count)]));
	return new Map(
		found.map((row): [string, UserFacts] => [
			row.uid,
			{
				kind: "user",
				id: lineageNodeId("user", row.uid),
				uid: row.uid,
				createdAt: row.createdAt.toISOString(),
				handle: row.handle,
				name: row.name,
				runCount: runsOf.get(row.uid) ?? 0,
				fileCount: filesOf.get(row.uid) ?? 0,
			},
		]),
	);
}
