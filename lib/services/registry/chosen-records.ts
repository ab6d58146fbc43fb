import { inArray, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { z } from "zod";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { fileFamilies, files, runs, transforms } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { FileFilters } from "../../contracts/files.ts";
import { chosenLimit } from "../../contracts/list-limits.ts";
import { RunFilters } from "../../contracts/runs.ts";
import { TransformFilters } from "../../contracts/transforms.ts";
import { fileRows } from "../files/file-rows.ts";
import { parseInput } from "../parse-input.ts";
import { runRows } from "../runs/run-rows.ts";
import { transformRows } from "../transforms/transform-rows.ts";
import { fromWhere, type RowsOf } from "./rows-of.ts";

export type ChoosableKind = "file" | "run" | "transform";

/** Records by uid, or all that filters of their list find. */
export interface ChosenInput {
	uids?: readonly string[] | undefined;
	matching?: unknown;
	expected?: number | undefined;
}

export interface ChosenRecord {
	id: number;
	uid: string;
	/** What people call it. */
	label: string;
}

interface Choosable {
	/** Everything, in whatever state. */
	all: SQL;
	id: AnyPgColumn;
	uid: AnyPgColumn;
	label: SQL;
	matching(db: Database, filters: unknown): Promise<RowsOf>;
}

const rowsBy =
	<S extends z.ZodType>(schema: S, of: (db: Database, f: z.output<S>) => RowsOf | Promise<RowsOf>) =>
	async (db: Database, filters: unknown) =>
		of(db, parseInput(schema, filters));

const kinds: Record<ChoosableKind, Choosable> = {
	file: {
		all: sql`${files} inner join ${fileFamilies} on ${fileFamilies.id} = ${files.familyId}`,
		id: files.id,
		uid: files.uid,
		label: sql`${fileFamilies.key}`,
		matching: rowsBy(FileFilters, fileRows),
	},
	run: {
		all: sql`${runs}`,
		id: runs.id,
		uid: runs.uid,
		label: sql`coalesce(${runs.name}, ${runs.uid})`,
		matching: rowsBy(RunFilters, runRows),
	},
	transform: {
		all: sql`${transforms}`,
		id: transforms.id,
		uid: transforms.uid,
		label: sql`${transforms.name}`,
		matching: rowsBy(TransformFilters, transformRows),
	},
};

/**
 * The records that a change of many is about, in the order of their ids.
 *
 * @throws WhenceError `not_found` naming the first unknown uid; `too_large` when more match than one call changes;
 *   `conflict` when another number matches than whoever chose them saw.
 */
export async function chosenRecords(
	db: Database,
	kind: ChoosableKind,
	{ uids, matching, expected }: ChosenInput,
): Promise<ChosenRecord[]> {
	const { all, id, uid, label, ...how } = kinds[kind];
	const found: RowsOf = uids
		? { from: all, id, where: inArray(uid, [...uids]) }
		: await how.matching(db, matching);
	const read = await rows<{ id: string; uid: string; label: string }>(
		db,
		sql`select ${id}::text as id, ${uid} as uid, ${label} as label from ${fromWhere(found)}
			order by ${id} limit ${chosenLimit + 1}`,
	);
	if (uids) {
		const known = new Set(read.map((row) => row.uid));
		const missing = uids.find((each) => !known.has(each));
		if (missing !== undefined) {
			throw new WhenceError("not_found", `There is no ${kind} ${missing}; nothing was changed.`, {
				field: "uids",
			});
		}
	}
	if (read.length > chosenLimit) {
		throw new WhenceError("too_large", "More than 10,000 match; nothing was changed.", {
			field: "matching",
			hint: "Narrow the filters, and do it in parts.",
		});
	}
	if (expected !== undefined && read.length !== expected) {
		throw new WhenceError(
			"conflict",
			`${read.length.toLocaleString("en")} match by now, not ${expected.toLocaleString("en")}; nothing was changed.`,
			{ field: "expected", hint: "Look at the list again, and choose anew." },
		);
	}
	return read.map((row) => ({ ...row, id: Number(row.id) }));
}
