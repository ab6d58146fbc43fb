import { type SQL, sql } from "drizzle-orm";
import type { AuditListInput } from "../../lib/contracts/audit.ts";
import type { FileListInput } from "../../lib/contracts/files.ts";
import type { RunListInput } from "../../lib/contracts/runs.ts";
import type { TransformListInput } from "../../lib/contracts/transforms.ts";
import type { UserListInput } from "../../lib/contracts/users.ts";
import { listAuditEvents } from "../../lib/services/audit/list-audit-events.ts";
import { listFiles } from "../../lib/services/files/list-files.ts";
import { listRuns } from "../../lib/services/runs/list-runs.ts";
import { listTransforms } from "../../lib/services/transforms/list-transforms.ts";
import { listUsers } from "../../lib/services/users/list-users.ts";
import { type Case, counted, guessed } from "./case.ts";
import {
	eventRowsByHand,
	fileRowsByHand,
	runRowsByHand,
	transformRowsByHand,
	userRowsByHand,
} from "./rows-by-hand.ts";

/** A page's ids, its rows, its count; a guess too where there are very many. */
function page(
	{ from, id, order, isMany = false }: { from: SQL; id: SQL; order: SQL; isMany?: boolean },
	rowsOf: (ids: SQL) => SQL,
): SQL[] {
	const ids = sql`select ${id} as id from ${from} order by ${order} limit 51`;
	return [rowsOf(ids), counted(from), ...(isMany ? [guessed(from)] : [])];
}

const files = sql`files f join file_families ff on ff.latest_id = f.id left join blobs b on b.id = f.blob_id
	where f.archived_at is null and f.deleted_at is null`;
const newest = sql`f.created_at desc, f.id desc`;
const byId = { id: sql`f.id` };

function file(what: string, input: FileListInput, where: SQL | null, order = newest, isMany = false): Case {
	const from = where === null ? files : sql`${files} and ${where}`;
	return {
		what: `files: ${what}`,
		ours: (ctx) => listFiles({ ctx, input }),
		floor: page({ from, ...byId, order, isMany }, fileRowsByHand),
	};
}

function run(what: string, input: RunListInput, where: SQL, order: SQL, isMany = false): Case {
	const from = sql`runs r join transforms t on t.id = r.transform_id where ${where}`;
	return {
		what: `runs: ${what}`,
		ours: (ctx) => listRuns({ ctx, input }),
		floor: page({ from, id: sql`r.id`, order, isMany }, runRowsByHand),
	};
}

function transform(what: string, input: TransformListInput, where: SQL, order: SQL): Case {
	const from = sql`transforms t join transform_families f on f.latest_id = t.id where ${where}`;
	return {
		what: `transforms: ${what}`,
		ours: (ctx) => listTransforms({ ctx, input }),
		floor: page({ from, id: sql`t.id`, order }, transformRowsByHand),
	};
}

function people(what: string, input: UserListInput, where: SQL, order: SQL): Case {
	return {
		what: `people: ${what}`,
		ours: (ctx) => listUsers({ ctx, input }),
		floor: page({ from: sql`users u where ${where}`, id: sql`u.id`, order }, userRowsByHand),
	};
}

function audit(what: string, input: AuditListInput, where: SQL): Case {
	return {
		what: `audit: ${what}`,
		ours: (ctx) => listAuditEvents({ ctx, input }),
		floor: page(
			{ from: sql`audit_events e where ${where}`, id: sql`e.id`, order: sql`e.at desc, e.id desc` },
			eventRowsByHand,
		),
	};
}

const all = sql`true`;
const person = sql`(select id from users where handle = 'owner')`;
const newestRun = sql`r.created_at desc, r.id desc`;
const newestCode = sql`t.created_at desc, t.id desc`;

/** The page of every registry, as it opens and as it is narrowed. */
export const listCases: readonly Case[] = [
	file("as it opens", {}, null, newest, true),
	file("by key", { sort: "key" }, null, sql`ff.key, f.id`, true),
	file("largest", { sort: "sizeBytes" }, sql`f.blob_id is not null`, sql`b.size_bytes desc, f.id desc`, true),
	file("one name", { q: "0012345" }, sql`ff.key ilike '%0012345%'`),
	file("a word of many names", { q: "kidney" }, sql`ff.key ilike '%kidney%'`, newest, true),
	file(
		"two words",
		{ q: "kidney donor" },
		sql`(ff.key ilike '%kidney%' or f.description ilike '%kidney%') and (ff.key ilike '%donor%' or f.description ilike '%donor%')`,
	),
	file("a suffix", { suffix: ".bam" }, sql`ff.suffix = '.bam'`, newest, true),
	file("a person's", { createdBy: "owner" }, sql`f.created_by = ${person}`, newest, true),
	file("a tag", { tag: "gold" }, sql`f.id in (select file_id from tags where tag = 'gold')`),
	file("a rare tag", { tag: "cohort-7" }, sql`f.id in (select file_id from tags where tag = 'cohort-7')`),
	file("a size", { sizeMin: 1_000_000_000 }, sql`b.size_bytes >= 1000000000`, newest, true),
	file("a type", { type: "folder" }, sql`f.type = 'folder'`),
	{
		what: "files: archived",
		ours: (ctx) => listFiles({ ctx, input: { archived: "only" } }),
		floor: page(
			{
				from: sql`files f join file_families ff on ff.latest_id = f.id where f.archived_at is not null and f.deleted_at is null`,
				...byId,
				order: newest,
			},
			fileRowsByHand,
		),
	},
	run("as it opens", {}, all, newestRun, true),
	run("failed", { status: "failed" }, sql`r.status = 'failed'`, newestRun, true),
	run("running or lost", { status: ["running", "lost"] }, sql`r.status = 'running'`, newestRun),
	run(
		"last finished",
		{ sort: "finishedAt" },
		sql`r.finished_at is not null`,
		sql`r.finished_at desc, r.id desc`,
		true,
	),
	run("a name", { q: "heart-reads" }, sql`r.name ilike '%heart-reads%'`, newestRun),
	run("a person's", { createdBy: "owner" }, sql`r.created_by = ${person}`, newestRun, true),
	run("a type of code", { transformType: "pipeline" }, sql`t.type = 'pipeline'`, newestRun, true),
	run("a tag", { tag: "gold" }, sql`r.id in (select run_id from tags where tag = 'gold')`, newestRun),
	transform("as it opens", {}, all, newestCode),
	transform("by name", { sort: "name" }, all, sql`t.name, t.id`),
	transform(
		"a word",
		{ q: "kidney" },
		sql`(t.name ilike '%kidney%' or f.key ilike '%kidney%' or t.description ilike '%kidney%')`,
		newestCode,
	),
	transform("a type", { type: "pipeline" }, sql`t.type = 'pipeline'`, newestCode),
	people("as it opens", {}, all, sql`u.created_at desc, u.id desc`),
	people("by handle", { sort: "handle" }, all, sql`u.handle, u.id`),
	audit("as it opens", {}, all),
	audit("a person's", { actor: "owner" }, sql`e.actor_id = ${person}`),
	audit("an action", { action: "run.create" }, sql`e.action = 'run.create'`),
	audit("a record's name", { q: "0999" }, sql`e.entity_label ilike '%0999%'`),
];
