import { z } from "zod";
import { isoTime, revisionNo, UserRef } from "./common.ts";
import { registries } from "./enums.ts";

const name = z.string().trim().min(1).max(100);
const query = z
	.string()
	.max(4000)
	.describe("what the registry's address says after `?`; where in it one is is left out");

export const SavedView = z.object({
	uid: z.string(),
	registry: z.enum(registries),
	name: z.string(),
	query: z.string(),
	isShared: z.boolean().describe("everybody sees it; only its owner and admins change it"),
	isDefault: z.boolean().describe("its owner begins with it"),
	revision: revisionNo,
	createdAt: isoTime,
	createdBy: UserRef,
});
export type SavedView = z.infer<typeof SavedView>;

export const SavedViewListInput = z.strictObject({ registry: z.enum(registries).optional() });
export type SavedViewListInput = z.input<typeof SavedViewListInput>;

export const SavedViewCreateInput = z.strictObject({
	registry: z.enum(registries),
	name,
	query,
	isShared: z.boolean().optional(),
	isDefault: z.boolean().optional(),
});
export type SavedViewCreateInput = z.input<typeof SavedViewCreateInput>;

export const SavedViewUpdateInput = z.strictObject({
	uid: z.string(),
	revision: revisionNo.optional(),
	name: name.optional(),
	query: query.optional(),
	isShared: z.boolean().optional(),
	isDefault: z.boolean().optional(),
});
export type SavedViewUpdateInput = z.input<typeof SavedViewUpdateInput>;

export const SavedViewRef = z.strictObject({ uid: z.string() });
export type SavedViewRef = z.input<typeof SavedViewRef>;
