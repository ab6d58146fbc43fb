import { type SQL, sql } from "drizzle-orm";

const shown = sql`case when r.status = 'running' and r.has_heartbeat and r.heartbeat_at < now() - interval '1 minute'
	then 'lost' else r.status end as status`;

/** What a row of the registry of files shows, of the files that a query finds, in one statement. */
export const fileRowsByHand = (ids: SQL): SQL => sql`
	select f.uid, f.version_no, f.type, f.description, f.archived_at, f.deleted_at, f.revision, f.created_at,
		ff.uid as family_uid, ff.key, ff.suffix, latest.uid as latest_uid, s.uid as storage_uid, s.root,
		b.path, b.size_bytes, b.hash, b.state, b.is_managed, b.verified_at, u.id, u.handle, u.name,
		r.uid as run_uid, r.name as run_name, ${shown}, r.started_at, t.uid as code_uid, t.name as code, t.type as code_type,
		t.label, t.version_no as code_version, tf.key as code_key,
		(select count(*) from run_inputs i where i.run_id = r.id and i.retracted_at is null) as inputs,
		(select array_agg(tag order by tag) from tags where tags.file_id = f.id) as tags,
		(select min(older.version_no) from files older join blobs ob on ob.id = older.blob_id
			where older.family_id = f.family_id and older.version_no < f.version_no and ob.hash = b.hash) as same_as,
		(select json_agg(json_build_array(k.key, v.version_no, l.version_no, l.uid)) from run_inputs i
			join files v on v.id = i.file_id join file_families k on k.id = v.family_id
			join files l on l.id = k.latest_id and l.id <> v.id
			where i.run_id = r.id and i.retracted_at is null) as stale
	from (${ids}) ids join files f on f.id = ids.id join file_families ff on ff.id = f.family_id
	join storages s on s.id = ff.storage_id join users u on u.id = f.created_by
	left join files latest on latest.id = ff.latest_id left join blobs b on b.id = f.blob_id
	left join run_outputs o on o.file_id = f.id and o.kind = 'created' and o.retracted_at is null
	left join runs r on r.id = o.run_id left join transforms t on t.id = r.transform_id
	left join transform_families tf on tf.id = t.family_id`;

/** The same of runs. */
export const runRowsByHand = (ids: SQL): SQL => sql`
	select r.uid, r.name, ${shown}, r.started_at, r.finished_at, r.heartbeat_at, p.uid as parent_uid, r.params,
		r.command_line, r.exit_code, r.host, r.git, e.content, r.external_source, r.external_id, r.revision, r.created_at,
		t.uid as code_uid, t.name as code, t.type as code_type, t.label, t.version_no, tf.key, u.id, u.handle, u.name as by,
		(select count(*) from run_inputs i where i.run_id = r.id and i.retracted_at is null) as inputs,
		(select count(*) from run_outputs o where o.run_id = r.id and o.retracted_at is null) as outputs,
		(select array_agg(tag order by tag) from tags where tags.run_id = r.id) as tags
	from (${ids}) ids join runs r on r.id = ids.id join transforms t on t.id = r.transform_id
	join transform_families tf on tf.id = t.family_id join users u on u.id = r.created_by
	left join runs p on p.id = r.parent_id left join environments e on e.hash = r.environment_hash`;

/** The same of transforms, with the last run and how many there are. */
export const transformRowsByHand = (ids: SQL): SQL => sql`
	select t.uid, t.name, t.type, t.label, t.version_no, t.description, t.identity_hash, t.reference, t.revision,
		t.created_at, f.uid as family_uid, f.key, f.project, f.latest_id, u.id, u.handle, u.name as by, last.*,
		(select count(*) from runs r where r.transform_id = t.id) as runs,
		(select array_agg(tag order by tag) from tags where tags.transform_id = t.id) as tags
	from (${ids}) ids join transforms t on t.id = ids.id join transform_families f on f.id = t.family_id
	join users u on u.id = t.created_by
	left join lateral (select ${shown}, r.created_at as last_at from runs r where r.transform_id = t.id
		order by r.created_at desc, r.id desc limit 1) last on true`;

/** The same of people, with how much they made. */
export const userRowsByHand = (ids: SQL): SQL => sql`
	select u.*, (select count(*) from runs where created_by = u.id) as runs,
		(select count(*) from files where created_by = u.id) as files,
		(select count(*) from transforms where created_by = u.id) as transforms
	from (${ids}) ids join users u on u.id = ids.id`;

/** Audit events, with all that a line shows. */
export const eventRowsByHand = (ids: SQL): SQL => sql`
	select e.*, u.handle, u.name, t.name as token, p.before, p.after, p.blanked_at, s.n
	from (${ids}) ids join audit_events e on e.id = ids.id left join users u on u.id = e.actor_id
	left join tokens t on t.id = e.token_id left join audit_payloads p on p.event_id = e.id
	left join audit_seals s on s.event_id = e.id`;
