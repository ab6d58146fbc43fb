import { sql } from "drizzle-orm";
import { files, runs, transformFamilies, transforms, users } from "../../../db/schema/index.ts";
import type { TransformType } from "../../contracts/enums.ts";
import type { LineageTransformNode, LineageUserNode } from "../../contracts/lineage.ts";
import { lineageNodeId } from "../../contracts/lineage-terms.ts";
import { type JsonRow, jsonOf } from "../json-of.ts";
import { shownStatus } from "../runs/shown-status.ts";
import { transformRef } from "../transforms/view.ts";
import { type AsOf, existedAt, type RunTimes, runAsOf } from "./as-of.ts";
import type { Ask } from "./json-rows.ts";
import { bigintArray, uidArray } from "./keys.ts";

export type TransformFacts = Omit<LineageTransformNode, "depth" | "hidden">;
export type UserFacts = Omit<LineageUserNode, "depth" | "hidden">;

/** Transforms as nodes, by row id, with how often they had run by then. */
export async function transformNodes(
	ask: Ask,
	ids: readonly number[],
	asOf: AsOf,
): Promise<Map<number, TransformFacts>> {
	if (ids.length === 0) return new Map();
	const ofThis = sql`${runs} where ${runs.transformId} = ${transforms.id} and ${existedAt(runs.createdAt, asOf)}`;
	const found = await ask(
		{
			id: sql<number>`${transforms.id}`,
			uid: sql<string>`${transforms.uid}`,
			name: sql<string>`${transforms.name}`,
			key: sql<string>`${transformFamilies.key}`,
			type: sql<TransformType>`${transforms.type}`,
			label: sql<string | null>`${transforms.label}`,
			versionNo: sql<number>`${transforms.versionNo}`,
			createdAt: sql<string>`${transforms.createdAt}`,
			runCount: sql<number>`(select count(*)::int from ${ofThis})`,
			last: sql<JsonRow<typeof lastColumns> | null>`(select ${jsonOf(lastColumns)} from ${ofThis}
				order by ${runs.createdAt} desc, ${runs.id} desc limit 1)`,
		},
		sql`from ${transforms} inner join ${transformFamilies} on ${transformFamilies.id} = ${transforms.familyId}
			where ${transforms.id} = any(${bigintArray(ids)})`,
	);
	return new Map(
		found.map((row): [number, TransformFacts] => {
			const { uid, name, key, version, type } = transformRef(row);
			return [
				row.id,
				{
					kind: "transform",
					id: lineageNodeId("transform", uid),
					uid,
					createdAt: new Date(row.createdAt).toISOString(),
					name,
					key,
					version,
					type,
					runCount: row.runCount,
					lastStatus: row.last && runAsOf(timesOf(row.last), asOf).status,
				},
			];
		}),
	);
}

/** What tells how a run stood at some moment. */
const lastColumns = {
	status: shownStatus(),
	startedAt: runs.startedAt,
	finishedAt: runs.finishedAt,
	heartbeatAt: runs.heartbeatAt,
	hasHeartbeat: runs.hasHeartbeat,
};

function timesOf({ startedAt, finishedAt, heartbeatAt, ...rest }: JsonRow<typeof lastColumns>): RunTimes {
	const at = (time: string | null) => (time === null ? null : new Date(time));
	return {
		...rest,
		startedAt: at(startedAt),
		finishedAt: at(finishedAt),
		heartbeatAt: at(heartbeatAt),
	};
}

/** People as nodes, by uid, with how much they had done by then. */
export async function userNodes(
	ask: Ask,
	uids: readonly string[],
	asOf: AsOf,
): Promise<Map<string, UserFacts>> {
	if (uids.length === 0) return new Map();
	const count = (table: typeof runs | typeof files) =>
		sql<number>`(select count(*)::int from ${table}
			where ${table.createdBy} = ${users.id} and ${existedAt(table.createdAt, asOf)})`;
	const found = await ask(
		{
			uid: sql<string>`${users.id}`,
			handle: sql<string>`${users.handle}`,
			name: sql<string>`${users.name}`,
			createdAt: sql<string>`${users.createdAt}`,
			runCount: count(runs),
			fileCount: count(files),
		},
		sql`from ${users} where ${users.id} = any(${uidArray(uids)})`,
	);
	return new Map(
		found.map((row): [string, UserFacts] => [
			row.uid,
			{
				kind: "user",
				id: lineageNodeId("user", row.uid),
				uid: row.uid,
				createdAt: new Date(row.createdAt).toISOString(),
				handle: row.handle,
				name: row.name,
				runCount: row.runCount,
				fileCount: row.fileCount,
			},
		]),
	);
}
