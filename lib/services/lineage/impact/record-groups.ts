import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { rows } from "../../../../db/rows.ts";
import { fileFamilies, files, runs } from "../../../../db/schema/index.ts";
import type { ShownRunStatus } from "../../../contracts/enums.ts";
import { shownStatus } from "../../runs/shown-status.ts";
import { packInts, unpackInts } from "./packed.ts";

/** Files that are alike in all that counting asks. */
export interface FileGroup {
	creator: string;
	suffix: string;
	ids: Int32Array;
}

/** Runs that are alike in all that counting asks. */
export interface RunGroup {
	creator: string;
	status: ShownRunStatus;
	transformId: number;
	ids: Int32Array;
}

/** Files in groups of equals: a few rows for tens of thousands of files. */
export async function fileGroups(db: Database, which: SQL): Promise<FileGroup[]> {
	const found = await rows<{ creator: string; suffix: string; ids: Uint8Array }>(
		db,
		sql`select ${files.createdBy} as creator, ${fileFamilies.suffix} as suffix, ${packInts(sql`${files.id}`)} as ids
			from ${files} join ${fileFamilies} on ${fileFamilies.id} = ${files.familyId}
			where ${which} group by 1, 2`,
	);
	return found.map((row) => ({ ...row, ids: unpackInts(row.ids) }));
}

/** Runs in groups of equals. */
export async function runGroups(db: Database, which: SQL): Promise<RunGroup[]> {
	const found = await rows<{
		creator: string;
		status: ShownRunStatus;
		transform: string | number | bigint;
		ids: Uint8Array;
	}>(
		db,
		sql`select ${runs.createdBy} as creator, ${shownStatus()} as status, ${runs.transformId} as transform,
				${packInts(sql`${runs.id}`)} as ids
			from ${runs} where ${which} group by 1, 2, 3`,
	);
	return found.map(({ creator, status, transform, ids }) => ({
		creator,
		status,
		transformId: Number(transform),
		ids: unpackInts(ids),
	}));
}
