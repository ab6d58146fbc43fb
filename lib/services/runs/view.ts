import { eq, inArray, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Database } from "../../../db/client.ts";
import {
	environments,
	runInputs,
	runOutputs,
	runs,
	transformFamilies,
	transforms,
	users,
} from "../../../db/schema/index.ts";
import type { RunView } from "../../contracts/runs.ts";
import { onlyView } from "../only-view.ts";
import { inOrderOf } from "../page.ts";
import { tagsInRow } from "../record-tags.ts";
import { transformRef, transformRefColumns } from "../transforms/view.ts";
import { userRef, userRefColumns } from "../user-ref.ts";
import { shownStatus } from "./shown-status.ts";

const parents = alias(runs, "parents");
type JsonObject = Record<string, z.core.util.JSONType>;

/** How many files a run read, taken-back edges left out, as SQL. */
export const inputCount = sql<number>`(select count(*)::int from ${runInputs}
	where ${runInputs.runId} = ${runs.id} and ${runInputs.retractedAt} is null)`;
const outputCount = sql<number>`(select count(*)::int from ${runOutputs}
	where ${runOutputs.runId} = ${runs.id} and ${runOutputs.retractedAt} is null)`;

/** The views of some runs, in the order of `ids`; unknown ids are left out. */
export async function runViews(db: Database, ids: readonly number[]): Promise<RunView[]> {
	if (ids.length === 0) return [];
	return inOrderOf(ids, await viewsWhere(db, inArray(runs.id, [...ids])));
}

/**
 * The view of a run by uid.
 *
 * @throws WhenceError `not_found`.
 */
export async function runViewOf(db: Database, uid: string): Promise<RunView> {
	return onlyView([...(await viewsWhere(db, eq(runs.uid, uid))).values()], `run ${uid}`);
}

async function viewsWhere(db: Database, where: SQL): Promise<Map<number, RunView>> {
	const found = await db
		.select({
			id: runs.id,
			uid: runs.uid,
			name: runs.name,
			status: shownStatus(),
			transform: transformRefColumns,
			startedAt: runs.startedAt,
			finishedAt: runs.finishedAt,
			heartbeatAt: runs.heartbeatAt,
			parentUid: parents.uid,
			params: runs.params,
			commandLine: runs.commandLine,
			exitCode: runs.exitCode,
			host: runs.host,
			git: runs.git,
			environment: environments.content,
			externalSource: runs.externalSource,
			externalId: runs.externalId,
			inputCount,
			outputCount,
			tags: tagsInRow("run", runs.id),
			revision: runs.revision,
			createdAt: runs.createdAt,
			createdBy: userRefColumns,
		})
		.from(runs)
		.innerJoin(transforms, eq(transforms.id, runs.transformId))
		.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
		.innerJoin(users, eq(users.id, runs.createdBy))
		.leftJoin(parents, eq(parents.id, runs.parentId))
		.leftJoin(environments, eq(environments.hash, runs.environmentHash))
		.where(where);
	const byId = new Map<number, RunView>();
	for (const row of found) {
		byId.set(row.id, {
			uid: row.uid,
			name: row.name,
			status: row.status,
			transform: transformRef(row.transform),
			startedAt: row.startedAt?.toISOString() ?? null,
			finishedAt: row.finishedAt?.toISOString() ?? null,
			heartbeatAt: row.heartbeatAt?.toISOString() ?? null,
			parentUid: row.parentUid,
			params: row.params as JsonObject,
			commandLine: row.commandLine,
			exitCode: row.exitCode,
			host: row.host,
			git: row.git,
			environment: row.environment as JsonObject | null,
			externalSource: row.externalSource,
			externalId: row.externalId,
			inputCount: Number(row.inputCount),
			outputCount: Number(row.outputCount),
			tags: row.tags ?? [],
			revision: row.revision,
			createdAt: row.createdAt.toISOString(),
			createdBy: userRef(row.createdBy),
		});
	}
	return byId;
}
