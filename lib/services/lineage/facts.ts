import { and, eq, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, alias } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { blobs, fileFamilies, files, runOutputs, runs, transforms, users } from "../../../db/schema/index.ts";
import type { UserRef } from "../../contracts/common.ts";
import type { FileType, TransformType } from "../../contracts/enums.ts";
import type { LineageFileNode, LineageRunNode } from "../../contracts/lineage.ts";
import { lineageNodeId } from "../../contracts/lineage-terms.ts";
import { tagsInRow } from "../record-tags.ts";
import { shownStatus } from "../runs/shown-status.ts";
import { type AsOf, existedAt, heldAt, runAsOf } from "./as-of.ts";
import { type Ask, askTogether } from "./json-rows.ts";
import { bigintArray, flowKey, idsOf } from "./keys.ts";

/** What only the whole answer knows of a node. */
type AddedLater = "depth" | "hidden" | "isStale";

type FileFacts = {
	key: string;
	tags: string[];
	/** Whether some run created it; null where that was not asked. */
	isMade: boolean | null;
	node: Omit<LineageFileNode, AddedLater>;
};
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

/** What to say of records besides what every node says. */
export interface Wanted {
	asOf: AsOf;
	withTags: boolean;
	/** Whether some run made a file. */
	withMakers?: boolean;
}

/** What nodes need to be shown and filtered, by key; tags only where a filter asks for them. */
export async function loadFacts(
	db: Database,
	keys: readonly string[],
	wanted: Wanted,
): Promise<Map<string, Facts>> {
	const ask = askTogether(db);
	const found = await Promise.all([
		fileFacts(ask, idsOf("file", keys), wanted),
		runFactsOf(ask, idsOf("run", keys), wanted),
	]);
	return new Map(found.flat().map((facts) => [facts.key, facts]));
}

function tagsWhere(isWanted: boolean, kind: "file" | "run" | "transform", id: AnyPgColumn) {
	return isWanted ? tagsInRow(kind, id) : sql<string[] | null>`null`;
}

/** Who made a record. */
const creator = {
	creatorUid: sql<string>`${users.id}`,
	creatorHandle: sql<string>`${users.handle}`,
	creatorName: sql<string>`${users.name}`,
};
function creatorIn(row: { creatorUid: string; creatorHandle: string; creatorName: string }): UserRef {
	return { uid: row.creatorUid, handle: row.creatorHandle, name: row.creatorName };
}

async function fileFacts(
	ask: Ask,
	ids: number[],
	{ asOf, withTags, withMakers }: Wanted,
): Promise<FileFacts[]> {
	if (ids.length === 0) return [];
	const isMade = sql`exists (select from ${runOutputs} where ${runOutputs.fileId} = ${files.id}
		and ${runOutputs.kind} = 'created' and ${heldAt(runOutputs, asOf)})`;
	const versions = alias(files, "versions");
	const latest = sql`select max(${versions.versionNo}) from ${files} versions
		where ${and(eq(versions.familyId, files.familyId), existedAt(versions.createdAt, asOf))}`;
	const found = await ask(
		{
			id: sql<number>`${files.id}`,
			uid: sql<string>`${files.uid}`,
			key: sql<string>`${fileFamilies.key}`,
			suffix: sql<string>`${fileFamilies.suffix}`,
			type: sql<FileType>`${files.type}`,
			versionNo: sql<number>`${files.versionNo}`,
			latestVersionNo: sql<number>`(${latest})`,
			sizeBytes: sql<number | null>`${blobs.sizeBytes}`,
			archivedAt: sql<string | null>`${files.archivedAt}`,
			deletedAt: sql<string | null>`${files.deletedAt}`,
			createdAt: sql<string>`${files.createdAt}`,
			tags: tagsWhere(withTags, "file", files.id),
			isMade: sql<boolean | null>`${withMakers ? isMade : sql`null::boolean`}`,
			...creator,
		},
		sql`from ${files}
			inner join ${fileFamilies} on ${fileFamilies.id} = ${files.familyId}
			inner join ${users} on ${users.id} = ${files.createdBy}
			left join ${blobs} on ${blobs.id} = ${files.blobId}
			where ${files.id} = any(${bigintArray(ids)})`,
	);
	const hadHappened = (at: string | null) => at !== null && (asOf === null || new Date(at) <= asOf);
	return found.map((row) => ({
		key: flowKey("file", row.id),
		tags: row.tags ?? [],
		isMade: row.isMade,
		node: {
			kind: "file",
			id: lineageNodeId("file", row.uid),
			uid: row.uid,
			createdAt: new Date(row.createdAt).toISOString(),
			key: row.key,
			suffix: row.suffix,
			type: row.type,
			versionNo: row.versionNo,
			latestVersionNo: row.latestVersionNo,
			sizeBytes: row.sizeBytes,
			isArchived: hadHappened(row.archivedAt),
			isDeleted: hadHappened(row.deletedAt),
			createdBy: creatorIn(row),
		},
	}));
}

async function runFactsOf(ask: Ask, ids: number[], wanted: Wanted): Promise<RunFacts[]> {
	if (ids.length === 0) return [];
	return runFacts(ask, sql`${runs.id} = any(${bigintArray(ids)})`, wanted);
}

/** The facts of all runs of which this is true: bound how many there are. */
export async function runFacts(ask: Ask, which: SQL, { asOf, withTags }: Wanted): Promise<RunFacts[]> {
	const parents = alias(runs, "parents");
	const found = await ask(
		{
			id: sql<number>`${runs.id}`,
			uid: sql<string>`${runs.uid}`,
			name: sql<string | null>`${runs.name}`,
			status: shownStatus(),
			startedAt: sql<string | null>`${runs.startedAt}`,
			finishedAt: sql<string | null>`${runs.finishedAt}`,
			heartbeatAt: sql<string | null>`${runs.heartbeatAt}`,
			hasHeartbeat: sql<boolean>`${runs.hasHeartbeat}`,
			parentUid: sql<string | null>`${parents.uid}`,
			createdAt: sql<string>`${runs.createdAt}`,
			transformId: sql<number>`${transforms.id}`,
			transformUid: sql<string>`${transforms.uid}`,
			transformName: sql<string>`${transforms.name}`,
			transformType: sql<TransformType>`${transforms.type}`,
			transformVersion: sql<string>`coalesce(${transforms.label}, ${transforms.versionNo}::text)`,
			tags: tagsWhere(withTags, "run", runs.id),
			transformTags: tagsWhere(withTags, "transform", transforms.id),
			...creator,
		},
		sql`from ${runs}
			inner join ${transforms} on ${transforms.id} = ${runs.transformId}
			inner join ${users} on ${users.id} = ${runs.createdBy}
			left join ${runs} as ${parents} on ${parents.id} = ${runs.parentId}
			where ${which}`,
	);
	return found.map((row) => {
		const then = runAsOf(
			{
				...row,
				startedAt: dateOf(row.startedAt),
				finishedAt: dateOf(row.finishedAt),
				heartbeatAt: dateOf(row.heartbeatAt),
			},
			asOf,
		);
		return {
			key: flowKey("run", row.id),
			// A run answers to its transform's tags too: people tag the code, and look for what it did.
			tags: [...(row.tags ?? []), ...(row.transformTags ?? [])],
			transformId: row.transformId,
			node: {
				kind: "run",
				id: lineageNodeId("run", row.uid),
				uid: row.uid,
				createdAt: new Date(row.createdAt).toISOString(),
				name: row.name,
				status: then.status,
				startedAt: then.startedAt?.toISOString() ?? null,
				finishedAt: then.finishedAt?.toISOString() ?? null,
				transform: {
					uid: row.transformUid,
					name: row.transformName,
					version: row.transformVersion,
					type: row.transformType,
				},
				parentId: row.parentUid === null ? null : lineageNodeId("run", row.parentUid),
				createdBy: creatorIn(row),
			},
		};
	});
}

function dateOf(text: string | null): Date | null {
	return text === null ? null : new Date(text);
}
