import type { EntityKind } from "../../../lib/contracts/enums.ts";
import type { TagsView } from "../../../lib/contracts/tags.ts";
import { call } from "../client/http.ts";

/** Puts tags on a record or takes them off, one after the other; gives all that it then has. */
export async function changeTags(
	record: { kind: EntityKind; uid: string },
	change: "add" | "remove",
	tags: readonly string[],
): Promise<string[]> {
	let now: string[] = [];
	for (const tag of tags) {
		const path = change === "add" ? "/tags" : "/tags/remove";
		now = (await call<TagsView>("POST", path, { json: { ...record, tag } })).tags;
	}
	return now;
}
