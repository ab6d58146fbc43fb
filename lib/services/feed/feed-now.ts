import type { Ctx } from "../ctx.ts";
import { feedCursor } from "./cursor.ts";
import { readChanges } from "./read-changes.ts";

/** Where the feed stands now: what is read after this shows at least what came before it. */
export async function feedNow({ db, instance }: Pick<Ctx, "db" | "instance">): Promise<string> {
	const { snapshot } = await readChanges(db, { after: null });
	return feedCursor(instance.uid, snapshot);
}
