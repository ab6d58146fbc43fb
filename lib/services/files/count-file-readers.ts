import { sql } from "drizzle-orm";
import { z } from "zod";
import { files, runInputs } from "../../../db/schema/index.ts";
import type { Ctx } from "../ctx.ts";
import { countUpTo } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";

const Input = z.strictObject({ uid: z.string() });

/** How many runs read a version of a file; null above 10,000. Of a uid that there is not: none. */
export async function countFileReaders({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof Input>;
}): Promise<number | null> {
	requireScope(ctx, "read");
	const { uid } = parseInput(Input, input);
	return countUpTo(
		ctx.db,
		sql`${runInputs} where ${runInputs.fileId} = (select ${files.id} from ${files} where ${files.uid} = ${uid})
			and ${runInputs.retractedAt} is null`,
	);
}
