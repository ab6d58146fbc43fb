import { z } from "zod";
import { sha256Text } from "../../contracts/common.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { BlobView } from "../../contracts/storages.ts";
import { statBlob } from "../../storage/blobs.ts";
import { openLocalStorage } from "../../storage/local-storage.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { findStorageRow } from "./find-storage.ts";

const Input = z.strictObject({ storageUid: z.string().optional(), hash: sha256Text });

/**
 * Says whether a storage keeps some bytes, so that they need not be sent.
 *
 * @throws WhenceError `not_found` when it does not.
 */
export async function hasBlob({ ctx, input }: { ctx: Ctx; input: z.input<typeof Input> }): Promise<BlobView> {
	requireScope(ctx, "write");
	const { storageUid, hash } = parseInput(Input, input);
	const row = await findStorageRow(ctx.db, storageUid);
	const found = await statBlob(await openLocalStorage(row.root), hash);
	if (found === null) throw new WhenceError("not_found", `Storage ${row.uid} does not keep ${hash}.`);
	return { hash, sizeBytes: found.sizeBytes, storageUid: row.uid };
}
