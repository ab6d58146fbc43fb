import { z } from "zod";
import { RunView } from "./runs.ts";

export const RunCompareInput = z.strictObject({ a: z.string(), b: z.string() });
export type RunCompareInput = z.input<typeof RunCompareInput>;

export const ComparedValue = z.object({
	name: z.string().describe("what is compared, as `params.k` by its path"),
	a: z.string().nullable().describe("as people read it; null where it has none"),
	b: z.string().nullable(),
	isSame: z.boolean(),
});
export type ComparedValue = z.infer<typeof ComparedValue>;

export const ComparedFile = z.object({
	uid: z.string(),
	key: z.string(),
	versionNo: z.number().int(),
	sizeBytes: z.number().int().nullable(),
	hash: z.string().nullable(),
});
export type ComparedFile = z.infer<typeof ComparedFile>;

export const ComparedFiles = z.object({
	changed: z
		.array(z.object({ a: ComparedFile, b: ComparedFile, isSameContent: z.boolean() }))
		.describe("other versions under one key"),
	onlyA: z.array(ComparedFile),
	onlyB: z.array(ComparedFile),
	same: z.array(ComparedFile),
	upTo: z
		.string()
		.nullable()
		.describe("where one of them has very many files: only keys up to this one are compared"),
});
export type ComparedFiles = z.infer<typeof ComparedFiles>;

export const RunComparison = z.object({
	a: RunView,
	b: RunView,
	code: z.enum(["same", "other version", "other code"]),
	facts: z.array(ComparedValue).describe("status, duration, command, host, git and more; differences first"),
	params: z.array(ComparedValue),
	environment: z.array(ComparedValue),
	inputs: ComparedFiles,
	outputs: ComparedFiles,
});
export type RunComparison = z.infer<typeof RunComparison>;
