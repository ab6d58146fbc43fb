import type { Filling, Step } from "./filling.ts";

const types = ["notebook", "notebook", "notebook", "script", "script", "pipeline", "function", "command"];
const linesOfSource = 40;

/** Transforms: every tenth is a second version; a source of forty lines each, a description for some. */
export function codeStatements({ noise, shape, time, someone }: Filling): Step[] {
	const { word } = noise;
	const every = Math.floor(shape.files / shape.transforms);
	const when = (t: string) => time(`(${t}) * ${every}`);
	const family = "(case t % 10 when 0 then t - 3 else t end)";
	const type = (t: string) => noise.pick(types, "type", t);
	const at = "line || '/' || t";
	const line = `'  ' || ${word("a", at)} || '_' || ${word("b", at)} || ' = read_' || ${word("c", at)} || '(' || t || ')'`;
	// One expression for all lines: PGlite takes no very long statement, and says nothing.
	const source = `(select string_agg(${line}, chr(10) order by line) from generate_series(1, ${linesOfSource}) line)`;
	return [
		{
			what: "sources",
			count: shape.transforms,
			sql: (from, to) => `insert into sources (hash, content, created_at)
				select ${noise.hash("code", "t")}, ${source}, ${when("t")} from generate_series(${from}, ${to}) t`,
		},
		{
			what: "transform families",
			count: shape.transforms,
			sql: (
				from,
				to,
			) => `insert into transform_families (id, uid, project, key, latest_id, created_by, created_at)
				overriding system value
				select t, ${noise.uid("t", "t", 12)}, 'project_' || t % 20,
					${word("folder", "t")} || '/' || ${word("name", "t")} || '_' || t
						|| case ${type("t")} when 'notebook' then '.ipynb' when 'script' then '.ts' else '' end,
					case when t % 10 = 7 and t + 3 <= ${shape.transforms} then t + 3 else t end, ${someone("t", "t")}, ${when("t")}
				from generate_series(${from}, ${to}) t where t % 10 <> 0`,
		},
		{
			what: "transforms",
			count: shape.transforms,
			sql: (
				from,
				to,
			) => `insert into transforms (id, uid, family_id, version_no, label, name, type, description,
					identity_hash, source_hash, reference, created_by, created_at)
				overriding system value
				select t, ${noise.uid("t", family, 12)} || case t % 10 when 0 then '0001' else '0000' end, ${family},
					case t % 10 when 0 then 2 else 1 end, case ${type(family)} when 'pipeline' then '1.' || t % 10 end,
					initcap(${word("one", family)}) || ' ' || ${word("two", family)} || ' ' || ${family}, ${type(family)},
					case t % 10 when 1 then 'Looks at the ' || ${word("d", "t")} || ' of every ' || ${word("e", "t")} else '' end,
					${noise.hash("code", "t")}, ${noise.hash("code", "t")},
					case t % 3 when 0 then jsonb_build_object('url', 'https://example.org/lab/project_' || t % 20,
						'commit', substr(${noise.hash("commit", "t")}, 1, 40), 'path', 'src/' || t) end,
					${someone("t", family)}, ${when("t")}
				from generate_series(${from}, ${to}) t`,
		},
	];
}
