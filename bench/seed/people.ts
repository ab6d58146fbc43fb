import type { Filling, Step } from "./filling.ts";

/** People and services; the owner alone is an admin, so that the server goes on with them. */
export function peopleStatements({ noise, shape, time }: Filling): Step[] {
	return [
		{
			what: "people",
			count: shape.people,
			sql: (
				from,
				to,
			) => `insert into users (id, handle, name, email, type, role, deactivated_at, created_at, updated_at)
				select ${noise.uid("u", "i", 12)}, ${noise.word("handle", "i")} || i,
					initcap(${noise.word("first", "i")}) || ' ' || initcap(${noise.word("last", "i")}),
					'p' || i || '@example.org', case i % 25 when 0 then 'service' else 'person' end,
					case i % 10 when 0 then 'viewer' else 'contributor' end,
					case i % 40 when 7 then ${time(String(shape.files))} end, ${time("i")}, ${time("i")}
				from generate_series(${from}, ${to}) i`,
		},
	];
}
