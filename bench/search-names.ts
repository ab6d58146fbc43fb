import { sql } from "drizzle-orm";
import type { Database } from "../db/client.ts";

const words =
	`{align,assay,atlas,batch,blood,brain,calls,cells,cohort,control,counts,donor,exome,filtered,genes,
	genome,heart,index,kidney,liver,lung,markers,matrix,merged,normal,panel,pilot,protein,quality,raw,reads,
	reference,report,sample,screen,sorted,spatial,summary,tissue,trimmed,tumor,umap,variants,whole}`.replace(
		/\s+/g,
		"",
	);
const suffixes = "{.fastq.gz,.bam,.vcf.gz,.csv,.parquet,.h5ad,.html,.tsv,.png,.json}";

/** The nth pick of a list for a row, the same in every run. */
const pick = (list: string, salt: string, id = "i") =>
	`('${list}'::text[])[1 + (('x' || substr(md5('${salt}' || ${id}), 1, 7))::bit(28)::int % array_length('${list}'::text[], 1))]`;
const word = (salt: string, id = "i") => pick(words, salt, id);
const uid = (id: string, length: number) => `substr(md5('s' || ${id}), 1, ${length})`;

/**
 * Fills an empty database with that many names: three of four are keys of files, a fifth are runs, the rest
 * transforms, with a description here and there, sources of forty lines, and a thousand people.
 */
export async function fillNames(db: Database, names: number, createdBy: string): Promise<void> {
	const files = Math.round(names * 0.75);
	const runs = Math.round(names * 0.2);
	const transforms = names - files - runs;
	const when = (of: number) => `now() - (${of} - i) * interval '30 seconds'`;
	const line = (salt: string) =>
		`'  ' || ${word(`${salt}a`)} || '_' || ${word(`${salt}b`)} || ' = read_' || ${word(`${salt}c`)} || '(' || i || ')'`;
	const statements = [
		`insert into users (id, handle, name, email, email_verified, role, created_at, updated_at)
			select ${uid("'u' || i", 24)}, ${word("h")} || i, initcap(${word("n")}) || ' ' || initcap(${word("m")}),
				'p' || i || '@example.org', false, 'contributor', now(), now()
			from generate_series(1, 1000) i`,
		`insert into sources (hash, content)
			select md5('c' || i) || md5('d' || i),
				${Array.from({ length: 40 }, (_, at) => line(`l${at}`)).join(" || chr(10) || ")}
			from generate_series(1, ${Math.min(transforms, 10_000)}) i`,
		`insert into transform_families (uid, project, key, created_by, created_at)
			select ${uid("'t' || i", 12)}, 'p' || i % 20, ${word("k")} || '/' || ${word("j")} || '_' || i || '.ipynb',
				'${createdBy}', ${when(transforms)} from generate_series(1, ${transforms}) i`,
		`insert into transforms (uid, family_id, version_no, name, type, description, source_hash, created_by, created_at)
			select f.uid || '0000', f.id, 1, initcap(${word("a", "f.id")}) || ' ' || ${word("b", "f.id")} || ' ' || f.id,
				'notebook', case f.id % 10 when 0 then 'Looks at the ' || ${word("c", "f.id")} || ' of every ' || ${word("d", "f.id")} else '' end,
				s.hash, '${createdBy}', f.created_at
			from transform_families f
			left join (select hash, row_number() over (order by hash) as n from sources) s on s.n = f.id`,
		`update transform_families f set latest_id = t.id from transforms t where t.family_id = f.id`,
		`insert into runs (uid, transform_id, name, status, started_at, finished_at, created_at, created_by)
			select ${uid("'r' || i", 16)}, (select min(id) from transforms) + i % ${transforms},
				case i % 3 when 0 then null else ${word("e")} || '-' || ${word("f")} || '-' || i end, 'completed',
				${when(runs)}, ${when(runs)}, ${when(runs)}, '${createdBy}' from generate_series(1, ${runs}) i`,
		`insert into blobs (storage_id, path, hash, size_bytes, is_managed)
			select (select min(id) from storages), 's/' || i, md5('a' || i) || md5('b' || i), i, true
			from generate_series(1, ${files}) i`,
		`insert into file_families (uid, storage_id, key, suffix, created_by, created_at)
			select ${uid("'f' || i", 12)}, (select min(id) from storages),
				'project_' || i % 37 || '/' || ${word("g")} || '/' || ${word("q")} || '_' || ${word("w")} || '_'
					|| lpad(i::text, 7, '0') || ${pick(suffixes, "x")},
				${pick(suffixes, "x")}, '${createdBy}', ${when(files)} from generate_series(1, ${files}) i`,
		`insert into files (uid, family_id, version_no, blob_id, description, created_at, created_by)
			select f.uid || '0000', f.id, 1, (select min(id) from blobs) + f.id - (select min(id) from file_families),
				case f.id % 20 when 0 then 'The ' || ${word("y", "f.id")} || ' that ' || ${word("z", "f.id")} || ' needs' else '' end,
				f.created_at, '${createdBy}' from file_families f order by f.id`,
		`update file_families f set latest_id = v.id from files v where v.family_id = f.id`,
		"vacuum analyze",
	];
	for (const statement of statements) await db.execute(sql.raw(statement));
}
