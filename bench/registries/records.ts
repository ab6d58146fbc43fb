import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../db/client.ts";
import { rows } from "../../db/rows.ts";
import { listAuditEvents } from "../../lib/services/audit/list-audit-events.ts";
import { getFile } from "../../lib/services/files/get-file.ts";
import { getSurroundings } from "../../lib/services/files/get-surroundings.ts";
import { listFileRuns } from "../../lib/services/files/list-file-runs.ts";
import { listFileVersions } from "../../lib/services/files/list-file-versions.ts";
import { getOverview } from "../../lib/services/overview/get-overview.ts";
import { getRun } from "../../lib/services/runs/get-run.ts";
import { listRunInputs } from "../../lib/services/runs/list-run-inputs.ts";
import { listRunOutputs } from "../../lib/services/runs/list-run-outputs.ts";
import { listRuns } from "../../lib/services/runs/list-runs.ts";
import { getTransform } from "../../lib/services/transforms/get-transform.ts";
import { getTransformSource } from "../../lib/services/transforms/get-transform-source.ts";
import { listTransformVersions } from "../../lib/services/transforms/list-transform-versions.ts";
import { getUser } from "../../lib/services/users/get-user.ts";
import { type Case, counted } from "./case.ts";
import {
	eventRowsByHand,
	fileRowsByHand,
	runRowsByHand,
	transformRowsByHand,
	userRowsByHand,
} from "./rows-by-hand.ts";

/** Records to open: usual ones, and those that very much hangs on. */
export interface Chosen {
	file: string;
	/** A file that very many runs read. */
	hub: string;
	/** A file of ten versions. */
	versioned: string;
	run: string;
	/** The code that ran most often. */
	transform: string;
}

export async function chooseRecords(db: Database, files: number): Promise<Chosen> {
	const uid = async (query: SQL) => (await rows<{ uid: string }>(db, query))[0]?.uid ?? "";
	return {
		file: await uid(sql`select uid from files where id = ${files - 3}`),
		hub: await uid(sql`select uid from files where id = 1`),
		versioned: await uid(sql`select uid from file_families where id = 1`),
		run: await uid(sql`select uid from runs where id = ${files / 2 - 20}`),
		transform: await uid(
			sql`select uid from transforms where id = (select transform_id from runs group by 1 order by count(*) desc limit 1)`,
		),
	};
}

const fileId = (uid: string) => sql`(select id from files where uid = ${uid})`;
const runId = (uid: string) => sql`(select id from runs where uid = ${uid})`;

/** The edges of one side, with the records at their other ends, and how many there are. */
function edges(table: string, from: "file_id" | "run_id", id: SQL, order: "asc" | "desc" = "asc"): SQL[] {
	const to = sql.raw(from === "file_id" ? "run_id" : "file_id");
	const of = sql`${sql.raw(table)} e where e.${sql.raw(from)} = ${id} and e.retracted_at is null`;
	const found = sql`select e.${to} as id from ${of} order by e.recorded_at ${sql.raw(order)}, e.${to} ${sql.raw(order)} limit 51`;
	return [from === "file_id" ? runRowsByHand(found) : fileRowsByHand(found), counted(of)];
}

/** The first of some files `f`, as links to them, and how many there are. */
function linked(of: SQL, order: SQL): SQL[] {
	return [
		sql`select f.uid, f.version_no, k.key from (select f.* from ${of} order by ${order} limit 5) f join file_families k on k.id = f.family_id`,
		counted(of),
	];
}

/** What the pages of records ask. */
export function recordCases(chosen: Chosen): Case[] {
	const { file, hub, versioned, run, transform } = chosen;
	const one = (uid: string) => fileRowsByHand(sql`select id from files where uid = ${uid}`);
	const events = sql`audit_events e where e.entity_kind = 'file' and e.entity_uid = ${file}`;
	return [
		{
			what: "overview",
			ours: (ctx) => getOverview({ ctx }),
			floor: [
				sql`select (select count(*) from users), (select count(*) from transform_families where latest_id is not null),
					(select count(*) from runs),
					(select count(*) from file_families ff join files f on f.id = ff.latest_id
						where f.archived_at is null and f.deleted_at is null)`,
				...["runs", "files"].map(
					(
						table,
					) => sql`select date_trunc('day', created_at at time zone 'UTC'), count(*) from ${sql.raw(table)}
						where created_at >= now() - interval '14 days' group by 1`,
				),
				runRowsByHand(sql`select id from runs order by created_at desc, id desc limit 8`),
				fileRowsByHand(sql`select f.id from files f join file_families ff on ff.latest_id = f.id
					where f.archived_at is null and f.deleted_at is null order by f.created_at desc, f.id desc limit 8`),
			],
		},
		{ what: "file", ours: (ctx) => getFile({ ctx, input: { uid: file } }), floor: [one(file)] },
		{ what: "file, a hub", ours: (ctx) => getFile({ ctx, input: { uid: hub } }), floor: [one(hub)] },
		{
			what: "file: versions",
			ours: (ctx) => listFileVersions({ ctx, input: { uid: versioned } }),
			floor: [
				fileRowsByHand(
					sql`select f.id from files f join file_families k on k.id = f.family_id where k.uid = ${versioned} order by f.version_no desc limit 500`,
				),
			],
		},
		{
			what: "file, a hub: used by",
			ours: (ctx) => listFileRuns({ ctx, input: { uid: hub, role: "input" } }),
			floor: edges("run_inputs", "file_id", fileId(hub)),
		},
		{
			what: "file and what lies about it",
			ours: async (ctx) => getSurroundings({ ctx, file: await getFile({ ctx, input: { uid: file } }) }),
			floor: [
				one(file),
				counted(sql`run_inputs e where e.file_id = ${fileId(file)} and e.retracted_at is null`),
				...linked(
					sql`run_inputs e join files f on f.id = e.file_id where e.retracted_at is null and e.run_id =
						(select o.run_id from run_outputs o where o.file_id = ${fileId(file)} and o.kind = 'created' and o.retracted_at is null)`,
					sql`e.recorded_at, e.file_id`,
				),
				...linked(
					sql`blobs b join files f on f.blob_id = b.id where f.deleted_at is null and f.uid <> ${file}
						and b.hash = (select b.hash from files f join blobs b on b.id = f.blob_id where f.uid = ${file})`,
					sql`f.created_at desc, f.id desc`,
				),
			],
		},
		{
			what: "file: activity",
			ours: (ctx) => listAuditEvents({ ctx, input: { entityKind: "file", entityUid: file } }),
			floor: [
				eventRowsByHand(sql`select e.id from ${events} order by at desc, id desc limit 51`),
				counted(events),
			],
		},
		{
			what: "run",
			ours: (ctx) => getRun({ ctx, input: { uid: run } }),
			floor: [runRowsByHand(sql`select id from runs where uid = ${run}`)],
		},
		{
			what: "run: inputs",
			ours: (ctx) => listRunInputs({ ctx, input: { uid: run } }),
			floor: edges("run_inputs", "run_id", runId(run)),
		},
		{
			what: "run: outputs",
			ours: (ctx) => listRunOutputs({ ctx, input: { uid: run } }),
			floor: edges("run_outputs", "run_id", runId(run)),
		},
		{
			what: "transform that ran most",
			ours: (ctx) => getTransform({ ctx, input: { uid: transform } }),
			floor: [transformRowsByHand(sql`select id from transforms where uid = ${transform}`)],
		},
		{
			what: "transform: source",
			ours: (ctx) => getTransformSource({ ctx, input: { uid: transform } }),
			floor: [
				sql`select t.*, s.content from transforms t join sources s on s.hash = t.source_hash where t.uid = ${transform}`,
			],
		},
		{
			what: "transform: versions",
			ours: (ctx) => listTransformVersions({ ctx, input: { uid: transform } }),
			floor: [
				transformRowsByHand(
					sql`select id from transforms where family_id = (select family_id from transforms where uid = ${transform})`,
				),
			],
		},
		{
			what: "transform: runs",
			ours: (ctx) => listRuns({ ctx, input: { transform } }),
			floor: [
				runRowsByHand(
					sql`select id from runs where transform_id = (select id from transforms where uid = ${transform}) order by created_at desc, id desc limit 51`,
				),
				counted(sql`runs where transform_id = (select id from transforms where uid = ${transform})`),
			],
		},
		{
			what: "person who made most",
			ours: (ctx) => getUser({ ctx, input: { handle: "owner" } }),
			floor: [userRowsByHand(sql`select id from users where handle = 'owner'`)],
		},
	];
}
