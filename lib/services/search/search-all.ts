import type { Database } from "../../../db/client.ts";
import type { EntityKind } from "../../contracts/enums.ts";
import { matchRanks, type SearchHit, SearchInput, type SearchView } from "../../contracts/search.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { fileFinder } from "./find-files.ts";
import { runFinder } from "./find-runs.ts";
import { transformFinder } from "./find-transforms.ts";
import { userFinder } from "./find-users.ts";
import { type Finder, type FindOptions, findRanked, findSimilar } from "./finders.ts";
import { hitsOf } from "./hits.ts";
import { canBeTypo, withThreshold } from "./similar.ts";
import { parseTerms } from "./terms.ts";

const defaultLimit = 8;

const finders: Record<EntityKind, Finder> = {
	transform: transformFinder,
	file: fileFinder,
	run: runFinder,
	user: userFinder,
};
/** The order in which equally good hits of different kinds are shown. */
const searchOrder: readonly EntityKind[] = ["transform", "file", "run", "user"];

/**
 * Searches everything, or one kind: exact, prefix, word, then substring; the best come first, the newest
 * first among equals. Only when nothing matched, what is written alike (`isFuzzy`).
 */
export async function searchAll({ ctx, input }: { ctx: Ctx; input: SearchInput }): Promise<SearchView> {
	requireScope(ctx, "read");
	const { q, kind, limit = defaultLimit, archived } = parseInput(SearchInput, input);
	const options: FindOptions = { terms: parseTerms(q), withArchived: archived === "include", limit };
	if (options.terms.words.length === 0) return { q, hits: [], isFuzzy: false };
	const kinds = kind ? [kind] : searchOrder;
	const hits: SearchHit[] = [];
	for (const each of kinds) {
		hits.push(...(await load(ctx.db, each, await findRanked(ctx.db, finders[each], options))));
	}
	if (hits.length > 0 || !canBeTypo(options.terms)) return { q, hits: bestFirst(hits), isFuzzy: false };
	const similar = await withThreshold(ctx.db, async (tx) => {
		const found: SearchHit[] = [];
		for (const each of kinds) found.push(...(await alike(tx, each, options)));
		return found;
	});
	return { q, hits: similar, isFuzzy: similar.length > 0 };
}

async function alike(db: Database, kind: EntityKind, options: FindOptions): Promise<SearchHit[]> {
	const ids = await findSimilar(db, finders[kind], options);
	return load(db, kind, new Map(ids.map((id) => [id, "similar"])));
}

async function load(
	db: Database,
	kind: EntityKind,
	matchOf: ReadonlyMap<string, SearchHit["match"]>,
): Promise<SearchHit[]> {
	if (matchOf.size === 0) return [];
	const found = await hitsOf[kind](db, [...matchOf.keys()]);
	return [...matchOf].flatMap(([id, match]) => {
		const hit = found.get(id);
		return hit ? [{ ...hit, match }] : [];
	});
}

function bestFirst(hits: readonly SearchHit[]): SearchHit[] {
	// Sorting is stable: kinds and ages keep their order among equals.
	return [...hits].sort((a, b) => matchRanks.indexOf(a.match) - matchRanks.indexOf(b.match));
}
