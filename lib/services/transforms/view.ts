import { desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { runs, transformFamilies, transforms, users } from "../../../db/schema/index.ts";
import { pageLimits, type TransformRef } from "../../contracts/common.ts";
import type { ShownRunStatus, TransformType } from "../../contracts/enums.ts";
import type { TransformVersionRef, TransformView } from "../../contracts/transforms.ts";
import { onlyView } from "../only-view.ts";
import { inOrderOf } from "../page.ts";
import { tagsInRow } from "../record-tags.ts";
import { shownStatus } from "../runs/shown-status.ts";
import { userRef, userRefColumns } from "../user-ref.ts";
import { isTransform } from "./find-transform.ts";

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
	return inOrderOf(ids, viewsOf(await viewsWhere(db, inArray(transforms.id, [...ids]))));
}

/**
 * The view of a transform by uid; a family's uid finds its latest version.
 *
 * @throws WhenceError `not_found`.
 */
export async function transformViewOf(db: Database, uid: string): Promise<TransformView> {
	const where = isTransform(uid);
	return onlyView(where ? await transformViewsWhere(db, where) : [], `transform ${uid}`);
}

/**
 * The same, with the versions of its family as one chooses among them, newest first, 500 at most: without what they ran,
 * which every page of a transform would count otherwise.
 *
 * @throws WhenceError `not_found`.
 */
export async function transformWithVersionsOf(
	db: Database,
	uid: string,
): Promise<{ transform: TransformView; versions: TransformVersionRef[] }> {
	const where = isTransform(uid);
	const found = where ? await viewsWhere(db, where, versionRefs) : new Map<number, Viewed>();
	const { view, versions } = onlyView([...found.values()], `transform ${uid}`);
	const isoTime = (row: TransformVersionRef) => ({
		...row,
		createdAt: new Date(row.createdAt).toISOString(),
	});
	return { transform: view, versions: (versions ?? []).map(isoTime) };
}

/** The views of the transforms of which this is true, in no order; bound how many there are. */
export async function transformViewsWhere(db: Database, where: SQL): Promise<TransformView[]> {
	return [...viewsOf(await viewsWhere(db, where)).values()];
}

interface Viewed {
	view: TransformView;
	versions: TransformVersionRef[] | null;
}

function viewsOf(found: ReadonlyMap<number, Viewed>): Map<number, TransformView> {
	return new Map([...found].map(([id, { view }]) => [id, view]));
}

async function viewsWhere(
	db: Database,
	where: SQL,
	versions: SQL<TransformVersionRef[] | null> = sql`null`,
): Promise<Map<number, Viewed>> {
	const last = lastRun(db);
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
			runCount,
			lastRun: { status: last.status, at: last.at },
			tags: tagsInRow("transform", transforms.id),
			versions,
		})
		.from(transforms)
		.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
		.innerJoin(users, eq(users.id, transforms.createdBy))
		.leftJoinLateral(last, sql`true`)
		.where(where);
	const byId = new Map<number, Viewed>();
	for (const row of found) {
		const view: TransformView = {
			...transformRef(row),
			familyUid: row.familyUid,
			label: row.label,
			isLatest: row.latestId === row.id,
			project: row.project,
			description: row.description,
			sourceHash: row.identityHash,
			reference: row.reference,
			runCount: Number(row.runCount),
			lastRunStatus: row.lastRun?.status ?? null,
			lastRunAt: row.lastRun?.at.toISOString() ?? null,
			tags: row.tags ?? [],
			revision: row.revision,
			createdAt: row.createdAt.toISOString(),
			createdBy: userRef(row.createdBy),
		};
		byId.set(row.id, { view, versions: row.versions });
	}
	return byId;
}

/** The versions of the family of a row of transforms, as one value. */
const versionRefs = sql<TransformVersionRef[] | null>`(
	select json_agg(json_build_object('uid', v.uid, 'versionNo', v.version_no, 'label', v.label,
		'createdAt', v.created_at, 'createdBy', v.handle) order by v.version_no desc)
	from (
		select v.uid, v.version_no, v.label, v.created_at, u.handle from ${transforms} v
		inner join ${users} u on u.id = v.created_by
		where v.family_id = ${transforms.familyId} order by v.version_no desc limit ${pageLimits.max}
	) v
)`;

const runCount = sql<number>`(select count(*)::int from ${runs} where ${runs.transformId} = ${transforms.id})`;

/** The newest run of a transform, by one look into the index. */
function lastRun(db: Database) {
	return db
		.select({ status: sql<ShownRunStatus>`${shownStatus()}`.as("last_status"), at: runs.createdAt })
		.from(runs)
		.where(eq(runs.transformId, transforms.id))
		.orderBy(desc(runs.createdAt), desc(runs.id))
		.limit(1)
		.as("last_run");
}
