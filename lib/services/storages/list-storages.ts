import type { StorageView } from "../../contracts/storages.ts";
import type { Ctx } from "../ctx.ts";
import { requireScope } from "../scope.ts";
import { storageViews } from "./view.ts";

/** Every storage of the instance, the default one first. */
export async function listStorages({ ctx }: { ctx: Ctx; input?: undefined }): Promise<StorageView[]> {
	requireScope(ctx, "read");
	return storageViews(ctx.db);
}
