import { eq } from "drizzle-orm";
import { storages } from "../../../db/schema/index.ts";
import { newUid } from "../../contracts/ids.ts";
import { StorageCreateInput, type StorageView } from "../../contracts/storages.ts";
import { createLocalStorage, openLocalStorage, realpathAhead } from "../../storage/local-storage.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { storageViews } from "./view.ts";

const storageUidLength = 12;

/**
 * Makes a folder on the server's host a storage. The first becomes the default. A folder that is this
 * instance's storage already is returned as it is.
 *
 * @throws WhenceError `forbidden` for people who are no admins, and for folders outside the allowed ones;
 *   `conflict` when the folder is another instance's storage.
 */
export async function createStorage({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: StorageCreateInput;
}): Promise<StorageView> {
	requireScope(ctx, "admin");
	const { root } = parseInput(StorageCreateInput, input);
	const real = await realpathAhead(root);
	const [known] = await ctx.db.select().from(storages).where(eq(storages.root, real));
	const made = known
		? await openLocalStorage(known.root)
		: await createLocalStorage({ root, uid: newUid(storageUidLength), allowedRoots: ctx.storageRoots });
	if (!known) {
		await ctx.db.transaction(async (tx) => {
			const [other] = await tx.select({ id: storages.id }).from(storages).where(eq(storages.isDefault, true));
			await tx
				.insert(storages)
				.values({ uid: made.uid, root: made.root, isDefault: other === undefined, createdBy: ctx.actor.uid });
			await recordEvent(tx, ctx, {
				action: "storage.create",
				entityKind: "storage",
				entityUid: made.uid,
				entityLabel: made.root,
				after: { root: made.root },
			});
		});
	}
	const views = await storageViews(ctx.db);
	return onlyView(
		views.filter((view) => view.uid === made.uid),
		`storage ${made.uid}`,
	);
}
