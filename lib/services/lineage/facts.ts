import { and, eq, inArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import {
	blobs,
	fileFamilies,
	files,
	runs,
	transformFamilies,
	transforms,
	users,
} from "../../../db/schema/index.ts";
import type { UserRef } from "../../contracts/common.ts";
import { type LineageFileNode, type LineageRunNode, lineageNodeId } from "../../contracts/lineage.ts";
import { tagsOf } from "../record-tags.ts";
import { shownStatus } from "../runs/shown-status.ts";
import { transformRef, transformRefColumns } from "../transforms/view.ts";
import { userRefColumns } from "../user-ref.ts";
import { type AsOf, existedAt, runAsOf } from "./as-of.ts";
import { flowKey, idsOf } from "./keys.ts";

/** What only the whole answer knows of a node. */
type AddedLater = "depth" | "hidden" | "isStale";

type FileFacts = { key: string; tags: string[]; node: Omit<LineageFileNode, AddedLater> };
export type RunFacts = {
	key: string;
	tags: string[];
	transformId: number;
	node: Omit<LineageRunNode, AddedLater>;
};
export type Facts = FileFacts | RunFacts;

export function isRunFacts(facts: Facts): facts is RunFacts {
	return facts.node.kind === "run";
}

export function creatorOf(facts: Facts): UserRef {
	return facts.node.createdBy;
}

/** What nodes need to be shown and filtered, by key; tags only where a filter asks for them. */
export async function loadFacts(
	db: Database,
	keys: readonly string[],
	{ asOf, withTags }: { asOf: AsOf; withTags: boolean },
): Promise<Map<string, Facts>> {
	const found = [
		...(await fileFacts(db, idsOf("file", keys), asOf, withTags)),
		...(await runFacts(db, idsOf("run", keys), asOf, withTags)),
	];
	return new Map(found.map((facts) => [facts.key, facts]));
}

async function fileFacts(db: Database, ids: number[], asOf: AsOf, withTags: boolean): Promise<FileFacts[]> {
	if (ids.length === 0) return [];
	const versions = alias(files, "versions");
	const newest = db
		.select({ no: sql<number>`max(${versions.versionNo})` })
		.from(versions)
		.where(and(eq(versions.familyId, files.familyId), existedAt(versions.createdAt, asOf)));
	const found = await db
		.select({
			id: files.id,
			uid: files.uid,
			key: fileFamilies.key,
			suffix: fileFamilies.suffix,
			type: files.type,
			versionNo: files.versionNo,
			latestVersionNo: sql<number>`(${newest})`,
			sizeBytes: blobs.sizeBytes,
			archivedAt: files.archivedAt,
			deletedAt: files.deletedAt,
			createdAt: files.createdAt,
			createdBy: userRefColumns,
		})
		.from(files)
		.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
		.innerJoin(users, eq(users.id, files.createdBy))
		.leftJoin(blobs, eq(blobs.id, files.blobId))
		.where(inArray(files.id, ids));
	const tags = withTags ? await tagsOf(db, "file", ids) : null;
	const hadHappened = (at: Date | null) => at !== null && (asOf === null || at <= asOf);
	return found.map((row) => ({
		key: flowKey("file", row.id),
		tags: tags?.get(row.id) ?? [],
		node: {
			kind: "file",
			id: lineageNodeId("file", row.uid),
			uid: row.uid,
			createdAt: row.createdAt.toISOString(),
			key: row.key,
			suffix: row.suffix,
			type: row.type,
			versionNo: row.versionNo,
			latestVersionNo: Number(row.latestVersionNo),
			sizeBytes: row.sizeBytes,
			isArchived: hadHappened(row.archivedAt),
			isDeleted: hadHappened(row.deletedAt),
			createdBy: row.createdBy,
		},
	}));
}

async function runFacts(db: Database, ids: number[], asOf: AsOf, withTags: boolean): Promise<RunFacts[]> {
	if (ids.length === 0) return [];
	const parents = alias(runs, "parents");
	const found = await db
		.select({
			id: runs.id,
			uid: runs.uid,
			name: runs.name,
			status: shownStatus(),
			startedAt: runs.startedAt,
			finishedAt: runs.finishedAt,
			heartbeatAt: runs.heartbeatAt,
			hasHeartbeat: runs.hasHeartbeat,
			parentUid: parents.uid,
			createdAt: runs.createdAt,
			createdBy: userRefColumns,
			transformId: transforms.id,
			transform: transformRefColumns,
		})
		.from(runs)
		.innerJoin(transforms, eq(transforms.id, runs.transformId))
		.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
		.innerJoin(users, eq(users.id, runs.createdBy))
		.leftJoin(parents, eq(parents.id, runs.parentId))
		.where(inArray(runs.id, ids));
	const tags = withTags ? await tagsOf(db, "run", ids) : null;
	const transformTags = withTags
		? await tagsOf(db, "transform", [...new Set(found.map((row) => row.transformId))])
		: null;
	return found.map((row) => {
		const { uid, name, version, type } = transformRef(row.transform);
		const then = runAsOf(row, asOf);
		return {
			key: flowKey("run", row.id),
			// A run answers to its transform's tags too: people tag the code, and look for what it did.
			tags: [...(tags?.get(row.id) ?? []), ...(transformTags?.get(row.transformId) ?? [])],
			transformId: row.transformId,
			node: {
				kind: "run",
				id: lineageNodeId("run", row.uid),
				uid: row.uid,
				createdAt: row.createdAt.toISOString(),
				name: row.name,
				status: then.status,
				startedAt: then.startedAt?.toISOString() ?? null,
				finishedAt: then.finishedAt?.toISOString() ?? null,
				transform: { uid, name, version, type },
				parentId: row.parentUid === null ? null : lineageNodeId("run", row.parentUid),
				createdBy: row.createdBy,
			},
		};
	});
}
