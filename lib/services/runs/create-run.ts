import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "../../../db/client.ts";
import { environments, runs } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { newUid, runUidLength } from "../../contracts/ids.ts";
import { RunCreateInput, type RunView } from "../../contracts/runs.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { findTransformRow } from "../transforms/find-transform.ts";
import { findRunRow, runLabel } from "./find-run.ts";
import { runViews } from "./view.ts";

/**
 * Starts a run of a transform (or schedules one, which runs from its first edge). With an external
 * source and id the same call again returns the same run.
 *
 * @throws WhenceError `not_found` for an unknown transform or parent; `invalid` for half an external name.
 */
export async function createRun({ ctx, input }: { ctx: Ctx; input: RunCreateInput }): Promise<RunView> {
	requireScope(ctx, "write");
	const wanted = parseInput(RunCreateInput, input);
	if ((wanted.externalSource === undefined) !== (wanted.externalId === undefined)) {
		throw new WhenceError("invalid", "externalSource and externalId go together", { field: "externalId" });
	}
	const id = await ctx.db.transaction(async (tx) => {
		const transform = await findTransformRow(tx, wanted.transformUid);
		const parent = wanted.parentUid === undefined ? null : await findRunRow(tx, wanted.parentUid);
		const [made] = await tx
			.insert(runs)
			.values({
				uid: newUid(runUidLength),
				transformId: transform.id,
				name: wanted.name ?? null,
				status: wanted.status,
				startedAt: wanted.status === "running" ? sql`now()` : null,
				heartbeatAt: wanted.hasHeartbeat ? sql`now()` : null,
				hasHeartbeat: wanted.hasHeartbeat,
				parentId: parent?.id ?? null,
				params: wanted.params ?? {},
				commandLine: wanted.commandLine ?? null,
				host: wanted.host ?? null,
				git: wanted.git ?? null,
				environmentHash: await keepEnvironment(tx, wanted.environment),
				externalSource: wanted.externalSource ?? null,
				externalId: wanted.externalId ?? null,
				createdBy: ctx.actor.uid,
			})
			.onConflictDoNothing({
				target: [runs.externalSource, runs.externalId],
				where: sql`${runs.externalId} is not null`,
			})
			.returning();
		if (!made) return findExternal(tx, wanted);
		await recordEvent(tx, ctx, {
			action: "run.create",
			entityKind: "run",
			entityUid: made.uid,
			entityLabel: runLabel(made),
			after: { transform: transform.uid, status: made.status, params: made.params, host: made.host },
		});
		return made.id;
	});
	return onlyView(await runViews(ctx.db, [id]), "such run");
}

async function keepEnvironment(
	tx: Database,
	content: Record<string, unknown> | undefined,
): Promise<string | null> {
	if (content === undefined) return null;
	const hash = createHash("sha256").update(JSON.stringify(content)).digest("hex");
	await tx.insert(environments).values({ hash, content }).onConflictDoNothing();
	return hash;
}

async function findExternal(tx: Database, wanted: z.output<typeof RunCreateInput>): Promise<number> {
	const [found] = await tx
		.select({ id: runs.id })
		.from(runs)
		.where(
			and(eq(runs.externalSource, wanted.externalSource ?? ""), eq(runs.externalId, wanted.externalId ?? "")),
		);
	if (!found) throw new Error("a run was neither made nor found by its external id");
	return found.id;
}
