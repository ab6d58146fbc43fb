import { type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { blobs, fileFamilies, files, runInputs, runs } from "../../../db/schema/index.ts";
import type { FileView } from "../../contracts/files.ts";

const older = alias(files, "older");
const olderBlobs = alias(blobs, "older_blobs");
const used = alias(files, "used");
const usedFamilies = alias(fileFamilies, "used_families");
const newest = alias(files, "newest");

/** The most stale inputs that are told of one page of files, and at least so many of each. */
const stale = { page: 1000, file: 10 };

/** For a version that repeats an older one's content: the oldest such version number. Of files joined with their blobs. */
export const sameContentAs = sql<number | null>`(select min(${older.versionNo})::int
	from ${files} older inner join ${blobs} older_blobs on ${olderBlobs.id} = ${older.blobId}
	where ${older.familyId} = ${files.familyId} and ${older.versionNo} < ${files.versionNo}
		and ${olderBlobs.hash} = ${blobs.hash})`;

/** Inputs of a file's creating run that have newer versions by now. Of files joined with that run. */
export function staleInputs(filesOnPage: number): SQL<FileView["staleInputs"] | null> {
	const most = Math.max(stale.file, Math.floor(stale.page / filesOnPage));
	return sql`(select json_agg(input order by input.key) from (
		select ${usedFamilies.key} as key, ${used.versionNo} as "madeFromVersionNo",
			${newest.versionNo} as "latestVersionNo", ${newest.uid} as "latestUid"
		from ${runInputs} inner join ${files} used on ${used.id} = ${runInputs.fileId}
			inner join ${fileFamilies} used_families on ${usedFamilies.id} = ${used.familyId}
			inner join ${files} newest on ${newest.id} = ${usedFamilies.latestId} and ${newest.id} <> ${used.id}
		where ${runInputs.runId} = ${runs.id} and ${runInputs.retractedAt} is null
		order by ${usedFamilies.key} limit ${sql.raw(String(most))}) as input)`;
}
