import { z } from "zod";
import { WhenceError } from "../../../contracts/errors.ts";
import type { Place } from "../../../lineage/reach/reached.ts";

const Cursor = z.tuple([z.number().int().min(0), z.number().int().min(0)]);

/** Where the next page begins: opaque to clients. */
export function placeCursor({ depth, node }: Place): string {
	return Buffer.from(JSON.stringify([depth, node])).toString("base64url");
}

/**
 * Reads a cursor; null means the beginning.
 *
 * @throws WhenceError `invalid` for one that no list gave.
 */
export function parseCursor(cursor: string | undefined): Place | null {
	if (cursor === undefined) return null;
	try {
		const [depth, node] = Cursor.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
		return { depth, node };
	} catch (cause) {
		throw new WhenceError("invalid", "cursor: is not one that this list gave", { field: "cursor", cause });
	}
}
