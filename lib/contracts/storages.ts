import { z } from "zod";
import { isoTime, sha256Text, UserRef } from "./common.ts";
import { storageTypes } from "./enums.ts";

export const StorageView = z.object({
	uid: z.string(),
	root: z.string().describe("absolute path on the server's host"),
	type: z.enum(storageTypes),
	isDefault: z.boolean().describe("where files go that name no storage"),
	fileCount: z.number().int(),
	createdAt: isoTime,
	createdBy: UserRef.nullable(),
});
export type StorageView = z.infer<typeof StorageView>;

export const StorageCreateInput = z.strictObject({ root: z.string().min(1).max(4096) });
export type StorageCreateInput = z.input<typeof StorageCreateInput>;

/** What the server says of bytes that it has safely: they can be registered under a key now. */
export const BlobView = z.object({
	hash: sha256Text,
	sizeBytes: z.number().int().min(0),
	storageUid: z.string(),
});
export type BlobView = z.infer<typeof BlobView>;
