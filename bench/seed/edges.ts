import type { Filling, Step } from "./filling.ts";

/** Files that very many runs read: reference data. */
const hubs = 20;
/** How far back a run reads: chains are long where it is near. */
const reach = 2000;

/**
 * Every run makes two files and reads three made before it; every tenth reads a hub too. One file in forty was saved by
 * hand, some outputs were made again, some edges taken back.
 */
export function edgeStatements({ noise, shape, time, someone }: Filling): Step[] {
	const origin = noise.pick(["tracked", "tracked", "tracked", "traced", "declared"], "origin", "run");
	const retracted = (id: string, value: string) => `case when ${id} % 1000 = 499 then ${value} end`;
	const columns = `recorded_by, origin, recorded_at, retracted_at, retracted_by, retracted_reason`;
	const values = (id: string) => `${someone("r", "run")}, ${origin}, ${time("2 * run")},
		${retracted(id, `${time("2 * run")} + interval '1 day'`)}, ${retracted(id, someone("r", "run"))},
		${retracted(id, "'named by mistake'")}`;
	return [
		{
			what: "outputs",
			count: shape.files,
			sql: (from, to) => `insert into run_outputs (run_id, file_id, kind, ${columns})
				select run, file, kind, ${values("file")} from (
					select (i + 1) / 2 as run, i as file, 'created' as kind
						from generate_series(${from}, ${to}) i where i % 40 <> 39
					union all
					select (i + 1) / 2, i - 400, 'recreated'
						from generate_series(${from}, ${to}) i where i % 400 = 101 and i > 400
				) pairs`,
		},
		{
			what: "inputs",
			count: shape.runs,
			sql: (from, to) => `insert into run_inputs (run_id, file_id, ${columns})
				select run, file, ${values("(run + file)")} from (
					select r as run, greatest(1, 2 * r - 2 - ${noise.number("near", "r * 3 + k", reach)}) as file
						from generate_series(${Math.max(2, from)}, ${to}) r, generate_series(1, 3) k
					union
					select r, 1 + ${noise.number("hub", "r", hubs)}
						from generate_series(${Math.max(hubs, from)}, ${to}) r where r % 10 = 3
				) pairs`,
		},
	];
}
