import type { Suggestion } from "../components/registry/no-rows.tsx";
import { recordHref } from "../components/shell/kind.ts";
import type { EntityKind } from "../lib/contracts/enums.ts";
import type { Ctx } from "../lib/services/ctx.ts";
import { searchAll } from "../lib/services/search/search-all.ts";

/** What was perhaps meant, when nothing in a registry has the words: found by hash or uid, or written alike. */
export async function suggestInstead({
	ctx,
	kind,
	q,
	page,
}: {
	ctx: Ctx;
	kind: EntityKind;
	q: string;
	page: { items: readonly unknown[] };
}): Promise<Suggestion[]> {
	if (page.items.length > 0 || q.trim() === "") return [];
	const { hits } = await searchAll({ ctx, input: { q, kind, limit: 5 } });
	return hits.map((hit) => ({ title: hit.title, href: recordHref(kind, hit.handle ?? hit.uid) }));
}
