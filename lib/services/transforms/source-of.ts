import { eq } from "drizzle-orm";
import { sources } from "../../../db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { findTransformRow } from "./find-transform.ts";

/** The source of one version of a transform; null when it was registered without. */
export async function sourceOf(ctx: Ctx, uid: string): Promise<string | null> {
	const { sourceHash } = await findTransformRow(ctx.db, uid);
	if (sourceHash === null) return null;
	const [found] = await ctx.db
		.select({ content: sources.content })
		.from(sources)
		.where(eq(sources.hash, sourceHash));
	return found?.content ?? null;
}
