import { z } from "zod";
import { chosenBy, namesRecords, namesRecordsMessage } from "./chosen.ts";
import { entityKinds } from "./enums.ts";
import { normalTag } from "./tag-text.ts";

/** A word or `key=value`, as it is kept. */
const tagText = z
	.string()
	.max(200)
	.overwrite(normalTag)
	.min(1)
	.max(100)
	.refine((tag) => !/^=|^[^=]+=$/.test(tag), "needs a key before the = and a value after it");

export const TagInput = z.strictObject({
	kind: z.enum(entityKinds),
	uid: z.string(),
	tag: tagText,
});
export type TagInput = z.input<typeof TagInput>;

export const TagsView = z.object({ kind: z.enum(entityKinds), uid: z.string(), tags: z.array(z.string()) });
export type TagsView = z.infer<typeof TagsView>;

/** The records that have lists which can be tagged as a whole. */
export const taggableKinds = ["file", "run", "transform"] as const;

/** One tag on many records of a kind. */
export const RecordsTagInput = z
	.strictObject({
		kind: z.enum(taggableKinds),
		tag: TagInput.shape.tag,
		...chosenBy(z.record(z.string(), z.unknown())),
	})
	.refine(namesRecords, namesRecordsMessage);
export type RecordsTagInput = z.input<typeof RecordsTagInput>;
