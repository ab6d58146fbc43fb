import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { fileFamilies, files, runs, transformFamilies, transforms, users } from "../../../db/schema/index.ts";
import type { EntityKind } from "../../contracts/enums.ts";
import type { SearchHit } from "../../contracts/search.ts";
import { type JsonColumns, type JsonRow, jsonOf } from "../json-of.ts";
import { bigintArray, uidArray } from "../lineage/keys.ts";
import { shownStatus } from "../runs/shown-status.ts";
import { transformRefColumns } from "../transforms/view.ts";

/** A found record as it is shown, before it is known how it matched. */
export type PlainHit = Omit<SearchHit, "match" | "marks">;

/** What only some kinds have. */
const without = {
	handle: null,
	key: null,
	suffix: null,
	type: null,
	status: null,
	isArchived: false,
} as const;

/** How a found record of a kind is read, and what is shown of it. */
interface Reader<Columns extends JsonColumns> {
	columns: Columns;
	/** Tables and joins. */
	from: SQL;
	id: AnyPgColumn;
	hit(row: JsonRow<Columns>): PlainHit;
}

const reader = <Columns extends JsonColumns>(each: Reader<Columns>) => each;

const readers = {
	file: reader({
		columns: {
			id: files.id,
			uid: files.uid,
			key: fileFamilies.key,
			versionNo: files.versionNo,
			handle: users.handle,
			suffix: fileFamilies.suffix,
			description: files.description,
			isArchived: sql<boolean>`${files.archivedAt} is not null or ${files.deletedAt} is not null`,
			createdAt: files.createdAt,
		},
		from: sql`${files} inner join ${fileFamilies} on ${fileFamilies.id} = ${files.familyId}
			inner join ${users} on ${users.id} = ${files.createdBy}`,
		id: files.id,
		hit: (row) => ({
			...without,
			kind: "file",
			uid: row.uid,
			title: row.key,
			key: row.key,
			suffix: row.suffix,
			isArchived: row.isArchived,
			subtitle: subtitle(`v${row.versionNo}`, `by ${row.handle}`, row.description),
			createdAt: new Date(row.createdAt).toISOString(),
		}),
	}),
	transform: reader({
		columns: {
			id: transforms.id,
			...transformRefColumns,
			createdAt: transforms.createdAt,
		},
		from: sql`${transforms} inner join ${transformFamilies} on ${transformFamilies.id} = ${transforms.familyId}`,
		id: transforms.id,
		hit: (row) => ({
			...without,
			kind: "transform",
			uid: row.uid,
			title: row.name,
			key: row.key,
			type: row.type,
			subtitle: subtitle(row.type, row.label ?? `v${row.versionNo}`, row.key === row.name ? "" : row.key),
			createdAt: new Date(row.createdAt).toISOString(),
		}),
	}),
	run: reader({
		columns: {
			id: runs.id,
			uid: runs.uid,
			name: runs.name,
			status: shownStatus(),
			transformName: transforms.name,
			handle: users.handle,
			createdAt: runs.createdAt,
		},
		from: sql`${runs} inner join ${transforms} on ${transforms.id} = ${runs.transformId}
			inner join ${users} on ${users.id} = ${runs.createdBy}`,
		id: runs.id,
		hit: (row) => ({
			...without,
			kind: "run",
			uid: row.uid,
			status: row.status,
			title: row.name ?? row.uid,
			subtitle: subtitle(row.transformName, row.status, `by ${row.handle}`),
			createdAt: new Date(row.createdAt).toISOString(),
		}),
	}),
	user: reader({
		columns: {
			id: users.id,
			handle: users.handle,
			name: users.name,
			role: users.role,
			createdAt: users.createdAt,
		},
		from: sql`${users}`,
		id: users.id,
		hit: (row) => ({
			...without,
			kind: "user",
			uid: row.id,
			handle: row.handle,
			title: row.handle,
			subtitle: subtitle(row.name, row.role),
			createdAt: new Date(row.createdAt).toISOString(),
		}),
	}),
};

/** What is shown of found records of all kinds, by kind and row id, in one statement. */
export async function loadHits(
	db: Database,
	found: readonly { kind: EntityKind; id: string }[],
): Promise<(of: { kind: EntityKind; id: string }) => PlainHit | undefined> {
	const kinds = [...new Set(found.map(({ kind }) => kind))];
	if (kinds.length === 0) return () => undefined;
	const asked = kinds.map((kind) => {
		const { columns, from, id } = readers[kind];
		const ids = found.filter((each) => each.kind === kind).map((each) => each.id);
		const list = kind === "user" ? uidArray(ids) : bigintArray(ids.map(Number));
		return sql`(select json_agg(${jsonOf(columns)}) from ${from} where ${id} = any(${list}))`;
	});
	const [row] = await rows<{ found: string }>(
		db,
		sql`select json_build_array(${sql.join(asked, sql`, `)})::text as found`,
	);
	const loaded: ({ id: string | number }[] | null)[] = row ? JSON.parse(row.found) : [];
	const hits = new Map(
		kinds.flatMap((kind, at) => {
			const hit = readers[kind].hit as (row: unknown) => PlainHit;
			return (loaded[at] ?? []).map((each) => [`${kind} ${each.id}`, hit(each)] as const);
		}),
	);
	return ({ kind, id }) => hits.get(`${kind} ${id}`);
}

const subtitleLength = 160;

function subtitle(...parts: string[]): string {
	const text = parts.filter(Boolean).join(" · ");
	return text.length > subtitleLength ? `${text.slice(0, subtitleLength - 1)}…` : text;
}
