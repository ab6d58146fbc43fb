import { z } from "zod";
import { entityKinds } from "./enums.ts";

export const TagInput = z.strictObject({
	kind: z.enum(entityKinds),
	uid: z.string(),
	tag: z.string().trim().min(1).max(100),
});
export type TagInput = z.input<typeof TagInput>;

export const TagsView = z.object({ kind: z.enum(entityKinds), uid: z.string(), tags: z.array(z.string()) });
export type TagsView = z.infer<typeof TagsView>;
