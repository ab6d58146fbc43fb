import type { Filling, Step } from "./filling.ts";

/** Half as many runs as files; a fifth of them within others, the last ones still going on. */
export function runStatements({ noise, shape, time, someone }: Filling): Step[] {
	const { word } = noise;
	const when = time("2 * i");
	const fate = noise.number("fate", "i", 100);
	const status = `case when i > ${shape.runs - 4} then 'scheduled' when i > ${shape.runs - 12} then 'running'
		when ${fate} < 92 then 'completed' when ${fate} < 98 then 'failed' else 'aborted' end`;
	return [
		{
			what: "runs",
			count: shape.runs,
			sql: (
				from,
				to,
			) => `insert into runs (id, uid, transform_id, name, status, started_at, finished_at, has_heartbeat,
					heartbeat_at, parent_id, params, command_line, exit_code, host, git, created_at, created_by)
				overriding system value
				select i, ${noise.uid("r", "i", 16)}, transform_id, name, status,
					case when status <> 'scheduled' then ${when} end,
					case when status not in ('scheduled', 'running')
						then ${when} + (5 + ${noise.number("took", "i", 3600)}) * interval '1 second' end,
					status = 'running', case when status = 'running' then ${when} + interval '5 seconds' end,
					case when i % 20 between 1 and 4 and i > 20 then i - i % 20 end,
					jsonb_build_object('sample', ${word("sample", "i")}, 'threads', 1 + i % 16, 'cutoff', i % 100 / 100.0),
					'whence run -- process ' || i, case status when 'completed' then 0 when 'failed' then 1 end,
					'node' || i % 12,
					case i % 4 when 0 then jsonb_build_object('remote', 'https://example.org/lab', 'branch', 'main',
						'commit', substr(${noise.hash("git", "i")}, 1, 40), 'isDirty', i % 8 = 0) end,
					${when}, ${someone("r", "i")}
				from (select i, 1 + floor(${shape.transforms} * (${noise.number("which", "i", 10_000)} / 10000::float8) ^ 2)::int as transform_id,
					case i % 3 when 0 then null else ${word("e", "i")} || '-' || ${word("g", "i")} || '-' || i end as name,
					${status} as status from generate_series(${from}, ${to}) i) r`,
		},
	];
}
