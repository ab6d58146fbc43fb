import { eq } from "drizzle-orm";
import { z } from "zod";
import { sources, transformFamilies, transforms } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { TransformSourceView } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { isTransform } from "./find-transform.ts";

const Input = z.strictObject({ uid: z.string() });

/** What to highlight a source as, by the ending of its key. */
const languageOfSuffix: Record<string, string> = {
	ts: "typescript",
	mts: "typescript",
	tsx: "tsx",
	js: "javascript",
	mjs: "javascript",
	py: "python",
	r: "r",
	sh: "bash",
	sql: "sql",
	json: "json",
	ipynb: "notebook",
	nf: "groovy",
	smk: "python",
};

/**
 * The source of one version of a transform.
 *
 * @throws WhenceError `not_found` when there is no such transform, or it was registered without its source.
 */
export async function getTransformSource(args: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<TransformSourceView> {
	const found = await findTransformSource(args);
	if (found) return found;
	throw new WhenceError("not_found", `Transform ${args.input.uid} was registered without its source.`);
}

/**
 * The same, or null when it was registered without its source.
 *
 * @throws WhenceError `not_found` when there is no such transform.
 */
export async function findTransformSource({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<TransformSourceView | null> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	const where = isTransform(uid);
	const [found] = where
		? await ctx.db
				.select({
					uid: transforms.uid,
					hash: sources.hash,
					content: sources.content,
					key: transformFamilies.key,
				})
				.from(transforms)
				.innerJoin(transformFamilies, eq(transformFamilies.id, transforms.familyId))
				.leftJoin(sources, eq(sources.hash, transforms.sourceHash))
				.where(where)
		: [];
	if (!found) throw new WhenceError("not_found", `There is no transform ${uid}.`);
	const { hash, content } = found;
	if (hash === null || content === null) return null;
	const suffix = found.key.slice(found.key.lastIndexOf(".") + 1).toLowerCase();
	return {
		uid: found.uid,
		hash,
		language: languageOfSuffix[suffix] ?? "text",
		source: content,
	};
}
