import { eq, inArray } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { fileFamilies, files, runs, transformFamilies, transforms, users } from "../../../db/schema/index.ts";
import type { EntityKind } from "../../contracts/enums.ts";
import type { SearchHit } from "../../contracts/search.ts";
import { shownStatus } from "../runs/shown-status.ts";

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

/** Loads what is shown of found records, by row id. */
export const hitsOf: Record<
	EntityKind,
	(db: Database, ids: readonly string[]) => Promise<Map<string, PlainHit>>
> = {
	file: async (db, ids) => {
		const found = await db
			.select({
				id: files.id,
				uid: files.uid,
				key: fileFamilies.key,
				versionNo: files.versionNo,
				handle: users.handle,
				suffix: fileFamilies.suffix,
				description: files.description,
				archivedAt: files.archivedAt,
				deletedAt: files.deletedAt,
				createdAt: files.createdAt,
			})
			.from(files)
			.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
			.innerJoin(users, eq(users.id, files.createdBy))
			.where(inArray(files.id, ids.map(Number)));
		return byId(found, (row) => ({
			...without,
			kind: "file",
			uid: row.uid,
			title: row.key,
			key: row.key,
			suffix: row.suffix,
			isArchived: row.archivedAt !== null || row.deletedAt !== null,
			subtitle: subtitle(`v${row.versionNo}`, `by ${row.handle}`, row.description),
			createdAt: row.createdAt.toISOString(),
		}));
	},
	transform: async (db, ids) => {
		const found = await db
			.select({
				id: transforms.id,
				uid: transforms.uid,
				name: transforms.name,
				key: transformFamilies.key,
				type: transforms.type,
				label: transforms.label,
				versionNo: transforms.versionNo,
				createdAt: transforms.createdAt,
			})
			.from(transforms)
			.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
			.where(inArray(transforms.id, ids.map(Number)));
		return byId(found, (row) => ({
			...without,
			kind: "transform",
			uid: row.uid,
			title: row.name,
			key: row.key,
			type: row.type,
			subtitle: subtitle(row.type, row.label ?? `v${row.versionNo}`, row.key === row.name ? "" : row.key),
			createdAt: row.createdAt.toISOString(),
		}));
	},
	run: async (db, ids) => {
		const found = await db
			.select({
				id: runs.id,
				uid: runs.uid,
				name: runs.name,
				status: shownStatus(),
				transformName: transforms.name,
				handle: users.handle,
				createdAt: runs.createdAt,
			})
			.from(runs)
			.innerJoin(transforms, eq(transforms.id, runs.transformId))
			.innerJoin(users, eq(users.id, runs.createdBy))
			.where(inArray(runs.id, ids.map(Number)));
		return byId(found, (row) => ({
			...without,
			kind: "run",
			uid: row.uid,
			status: row.status,
			title: row.name ?? row.uid,
			subtitle: subtitle(row.transformName, row.status, `by ${row.handle}`),
			createdAt: row.createdAt.toISOString(),
		}));
	},
	user: async (db, ids) => {
		const found = await db
			.select({
				id: users.id,
				handle: users.handle,
				name: users.name,
				role: users.role,
				createdAt: users.createdAt,
			})
			.from(users)
			.where(inArray(users.id, [...ids]));
		return byId(found, (row) => ({
			...without,
			kind: "user",
			uid: row.id,
			handle: row.handle,
			title: row.handle,
			subtitle: subtitle(row.name, row.role),
			createdAt: row.createdAt.toISOString(),
		}));
	},
};

function byId<R extends { id: string | number }>(found: readonly R[], hit: (row: R) => PlainHit) {
	return new Map(found.map((row) => [String(row.id), hit(row)]));
}

const subtitleLength = 160;

function subtitle(...parts: string[]): string {
	const text = parts.filter(Boolean).join(" · ");
	return text.length > subtitleLength ? `${text.slice(0, subtitleLength - 1)}…` : text;
}
