import { z } from "zod";
import type { FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { getFile } from "./get-file.ts";
import { listFiles } from "./list-files.ts";

const Input = z.strictObject({ uid: z.string() });
const limit = 20;

/** Other records of the same bytes. */
export interface SameContent {
	items: FileView[];
	/** Null above 10,000. */
	total: number | null;
}

/**
 * Other records with a file's very content: under other keys, in other storages, and other versions of its own. Archived
 * ones count; deleted ones are told by their tombstones.
 *
 * @throws WhenceError `not_found`.
 */
export async function listSameContent({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<SameContent> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	return sameContentOf({ ctx, file: await getFile({ ctx, input: { uid } }) });
}

/** The same, of a file that was read already. */
export async function sameContentOf({ ctx, file }: { ctx: Ctx; file: FileView }): Promise<SameContent> {
	requireScope(ctx, "read");
	if (file.hash === null) return { items: [], total: 0 };
	const page = await listFiles({
		ctx,
		input: { hash: file.hash, versions: "all", archived: "include", limit: limit + 1 },
	});
	const items = page.items.filter((other) => other.uid !== file.uid && other.type === file.type);
	return { items: items.slice(0, limit), total: page.total === null ? null : page.total - 1 };
}
