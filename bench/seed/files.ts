import type { Filling, Step } from "./filling.ts";
import { family, isFirst, versionNo } from "./shape.ts";

const suffixes = [
	...[".fastq.gz", ".fastq.gz", ".fastq.gz", ".bam", ".bam", ".bai", ".vcf.gz", ".vcf.gz", ".csv", ".csv"],
	...[".parquet", ".h5ad", ".html", ".tsv", ".png", ".json"],
];

/**
 * Files and their bytes' records. Of a hundred versions two are archived, five described, one each a folder and a stream,
 * two tables; a few were deleted, some have the content of another.
 */
export function fileStatements({ noise, shape, time, someone }: Filling): Step[] {
	const { word } = noise;
	const hash = (i: string) => noise.hash("bytes", `case ${i} % 97 when 0 then ${i} - 96 else ${i} end`);
	const hasBytes = (i: string) => `${i} % 100 not in (13, 14, 15)`;
	const isDeleted = "i % 500 = 77";
	const suffix = noise.pick(suffixes, "suffix", "i");
	const latest = "(select v.id from files v where v.family_id = i order by v.version_no desc limit 1)";
	const later = (i: string) => `${time(i)} + interval '3 days'`;
	return [
		{
			what: "bytes",
			count: shape.files,
			sql: (
				from,
				to,
			) => `insert into blobs (id, storage_id, path, hash, size_bytes, is_managed, state, verified_at, created_at)
				overriding system value
				select i, s.id, 'in-place/' || i, ${hash("i")}, (10 ^ (1 + ${noise.number("size", "i", 900)} / 100::float8))::bigint,
					false, case when ${isDeleted} then 'deleted' else 'present' end, ${time("i")}, ${time("i")}
				from generate_series(${from}, ${to}) i, (select id from storages where is_default) s where ${hasBytes("i")}`,
		},
		{
			what: "files",
			count: shape.files,
			sql: (
				from,
				to,
			) => `insert into files (id, uid, family_id, version_no, blob_id, type, description, archived_at,
					deleted_at, deleted_by, created_at, created_by)
				overriding system value
				select i, ${noise.uid("f", family("i"), 12)} || '000' || (${versionNo("i")} - 1), ${family("i")}, ${versionNo("i")},
					case when ${hasBytes("i")} then i end,
					case i % 100 when 12 then 'folder' when 13 then 'table' when 14 then 'table' when 15 then 'stream' else 'file' end,
					case i % 20 when 3 then 'The ' || ${word("d", "i")} || ' that ' || ${word("e", "i")} || ' needs' else '' end,
					case when i % 50 = 31 then ${later("i")} end,
					case when ${isDeleted} then ${later("i")} end, case when ${isDeleted} then ${someone("x", "i")} end,
					${time("i")}, ${someone("f", "i")}
				from generate_series(${from}, ${to}) i`,
		},
		{
			what: "file families",
			count: shape.files,
			sql: (
				from,
				to,
			) => `insert into file_families (id, uid, storage_id, key, suffix, latest_id, created_at, created_by)
				overriding system value
				select i, ${noise.uid("f", "i", 12)}, s.id,
					'project_' || i % 37 || '/' || ${word("a", "i")} || '/' || ${word("b", "i")} || '_' || ${word("c", "i")} || '_'
						|| lpad(i::text, 7, '0') || suffix,
					suffix, ${latest}, ${time("i")}, ${someone("f", "i")}
				from (select i, ${suffix} as suffix from generate_series(${from}, ${to}) i where ${isFirst("i")}) named,
					(select id from storages where is_default) s`,
		},
	];
}
