import { z } from "zod";
import type { FileView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { fileViewOf } from "./view.ts";

const Input = z.strictObject({ uid: z.string() });

/**
 * One version of a file; a family's uid gives the latest. Deleted files answer too, as tombstones.
 *
 * @throws WhenceError `not_found`.
 */
export async function getFile({ ctx, input }: { ctx: Ctx; input: z.input<typeof Input> }): Promise<FileView> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	return fileViewOf(ctx.db, uid);
}
