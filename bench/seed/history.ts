import type { Filling, Step } from "./filling.ts";

const tags = ["gold", "qc", "raw-data", "to-review", "published", "failed-qc", "pilot", "reference"];

/** Tags, a few notes, and who did what of late. */
export function historyStatements({ noise, shape, time, someone }: Filling): Step[] {
	const tag = (salt: string) =>
		`case ${noise.number(`${salt}c`, "i", 3)} when 0 then 'cohort-' || ${noise.number(salt, "i", 200)} else ${noise.pick(tags, salt, "i")} end`;
	const tagged = (what: string, column: string, count: number, every: number): Step => ({
		what: `tags of ${what}`,
		count,
		sql: (from, to) => `insert into tags (${column}, tag, created_by, created_at)
			select i, ${tag(column)}, ${someone("g", "i")}, ${time(String(shape.files))}
			from generate_series(${from}, ${to}) i where i % ${every} = 5`,
	});
	const event = (
		what: string,
		action: string,
		kind: string,
		join: string,
		label: string,
		count: number,
		from: number,
	): Step => ({
		what: `audit of ${what}`,
		count: count - from,
		sql: (first, last) => `with made as (
				insert into audit_events (at, actor_id, via, action, entity_kind, entity_uid, entity_label, payload_hash, request_id)
				select r.created_at, r.created_by, ${noise.pick(["sdk", "sdk", "sdk", "cli", "api", "web"], "via", "r.id")},
					'${action}', '${kind}', r.uid, ${label},
					encode(sha256(convert_to('{"after":{"uid":"' || r.uid || '"},"before":null}', 'UTF8')), 'hex'),
					${noise.uid(`${kind}request`, "r.id", 16)}
				from ${join} where r.id between ${from + first} and ${from + last} order by r.id
				returning id, entity_uid)
			insert into audit_payloads (event_id, after) select id, jsonb_build_object('uid', entity_uid) from made`,
	});
	return [
		tagged("files", "file_id", shape.files, 33),
		tagged("runs", "run_id", shape.runs, 50),
		tagged("transforms", "transform_id", shape.transforms, 10),
		{
			what: "notes",
			count: shape.files,
			sql: (from, to) => `with made as (
					insert into notes (file_id, uid, body, created_by, created_at, changed_by, changed_at)
					select i, ${noise.uid("note", "i", 12)}, 'Checked the ' || ${noise.word("note", "i")} || ' by hand.', who, at, who, at
					from (
						select i, ${someone("n", "i")} as who, ${time("i")} as at
						from generate_series(${from}, ${to}) i where i % 200 = 9
					) as noted
					returning id, body, created_at, created_by
				)
				insert into note_versions (note_id, revision, change, body, at, by)
				select id, 1, 'written', body, created_at, created_by from made`,
		},
		event(
			"files",
			"file.register",
			"file",
			"files r join file_families f on f.id = r.family_id",
			"f.key",
			shape.files,
			shape.auditedFrom,
		),
		event(
			"runs",
			"run.create",
			"run",
			"runs r",
			"coalesce(r.name, r.uid)",
			shape.runs,
			Math.floor(shape.auditedFrom / 2),
		),
	];
}
