import { eq, inArray } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { fileFamilies, files, runs, transforms, users } from "../../../../db/schema/index.ts";
import type { ImpactItem } from "../../../contracts/impact.ts";
import { fileNode, idOfNode, isRunNode, runNode } from "../../../lineage/reach/flow-node.ts";
import type { Place } from "../../../lineage/reach/reached.ts";
import { shownStatus } from "../../runs/shown-status.ts";

type Fields<Item> = Item extends ImpactItem ? Omit<Item, "depth"> : never;

/** The rows of these places, in their order. */
export async function impactItems(db: Database, places: readonly Place[]): Promise<ImpactItem[]> {
	const idsOf = (isRun: boolean) =>
		places.filter(({ node }) => isRunNode(node) === isRun).map(({ node }) => idOfNode(node));
	const byNode = new Map<number, Fields<ImpactItem>>([
		...(await fileFields(db, idsOf(false))),
		...(await runFields(db, idsOf(true))),
	]);
	return places.flatMap(({ node, depth }) => {
		const fields = byNode.get(node);
		return fields ? [{ ...fields, depth }] : [];
	});
}

async function fileFields(db: Database, ids: number[]): Promise<[number, Fields<ImpactItem>][]> {
	if (ids.length === 0) return [];
	const found = await db
		.select({
			id: files.id,
			uid: files.uid,
			key: fileFamilies.key,
			versionNo: files.versionNo,
			archivedAt: files.archivedAt,
			deletedAt: files.deletedAt,
			createdAt: files.createdAt,
			createdBy: users.handle,
		})
		.from(files)
		.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
		.innerJoin(users, eq(users.id, files.createdBy))
		.where(inArray(files.id, ids));
	return found.map((row) => [
		fileNode(row.id),
		{
			kind: "file",
			uid: row.uid,
			title: row.key,
			versionNo: row.versionNo,
			isArchived: row.archivedAt !== null,
			isDeleted: row.deletedAt !== null,
			createdAt: row.createdAt.toISOString(),
			createdBy: row.createdBy,
		},
	]);
}

async function runFields(db: Database, ids: number[]): Promise<[number, Fields<ImpactItem>][]> {
	if (ids.length === 0) return [];
	const found = await db
		.select({
			id: runs.id,
			uid: runs.uid,
			name: runs.name,
			code: transforms.name,
			status: shownStatus(),
			createdAt: runs.createdAt,
			createdBy: users.handle,
		})
		.from(runs)
		.innerJoin(transforms, eq(transforms.id, runs.transformId))
		.innerJoin(users, eq(users.id, runs.createdBy))
		.where(inArray(runs.id, ids));
	return found.map((row) => [
		runNode(row.id),
		{
			kind: "run",
			uid: row.uid,
			title: row.name ?? row.code,
			status: row.status,
			createdAt: row.createdAt.toISOString(),
			createdBy: row.createdBy,
		},
	]);
}
