import { z } from "zod";
import { transformTypes } from "./enums.ts";
import { oneOrMany } from "./one-or-many.ts";
import { normalTag } from "./tag-text.ts";

export const isoTime = z.iso.datetime({ offset: true }).describe("RFC 3339 time");
export const handleText = z
	.string()
	.regex(
		/^[a-z0-9][a-z0-9_-]{0,38}$/,
		"may have a-z, 0-9, - and _, 39 at most, and starts with a letter or digit",
	);
export const sha256Text = z.string().regex(/^[0-9a-f]{64}$/, "is not a SHA-256 in hexadecimal");
export const revisionNo = z.number().int().min(1);

/** A key is a relative path: no empty, `.` or `..` parts, no NUL, at most 1,024 bytes. */
export const keyText = z
	.string()
	.min(1)
	.refine((key) => new TextEncoder().encode(key).length <= 1024, "is longer than 1,024 bytes")
	.refine(
		(key) =>
			!key.includes("\0") && key.split("/").every((part) => part !== "" && part !== "." && part !== ".."),
		"must be a relative path without empty, '.' or '..' parts",
	);

export const UserRef = z.object({
	uid: z.string(),
	handle: z.string(),
	name: z.string(),
	isDeactivated: z.boolean().optional().describe("true for whoever has left; left out for everybody else"),
});
export type UserRef = z.infer<typeof UserRef>;

export const TransformRef = z.object({
	uid: z.string(),
	name: z.string(),
	key: z.string(),
	type: z.enum(transformTypes),
	version: z.string().describe("label when one was given, else the version number"),
	versionNo: z.number().int(),
});
export type TransformRef = z.infer<typeof TransformRef>;

export const pageLimits = { default: 50, max: 500 } as const;

/** Query fields that every list shares. Pages are by keyset: pass `cursor` back as it came. */
export const pageFields = {
	q: z.string().trim().max(400).optional().describe("search words"),
	dir: z.enum(["asc", "desc"]).optional(),
	limit: z.coerce.number().int().min(1).max(pageLimits.max).optional(),
	cursor: z.string().max(2048).optional(),
	createdAfter: isoTime.optional(),
	createdBefore: isoTime.optional(),
	createdBy: oneOrMany(handleText).optional().describe("a user's handle"),
	tag: oneOrMany(z.string().overwrite(normalTag).min(1).max(100))
		.optional()
		.describe("a word, which finds every value of that key too, or key=value"),
};

/** What a list takes beside its filters. */
export const pagingFields = { sort: true, dir: true, limit: true, cursor: true } as const;

/** A page of `item`s; `total` is exact up to 10,000 and null beyond. */
export function pageOf<T extends z.ZodType>(item: T) {
	return z.object({
		items: z.array(item),
		nextCursor: z.string().nullable(),
		total: z.number().int().nullable().describe("how many match; null means more than 10,000"),
		estimate: z
			.number()
			.int()
			.optional()
			.describe("about how many, where total is null; the database's own estimate"),
	});
}
export interface Page<T> {
	items: T[];
	nextCursor: string | null;
	total: number | null;
	estimate?: number | undefined;
}
