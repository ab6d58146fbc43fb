import { byIndexes } from "../../../db/by-indexes.ts";
import type { Database } from "../../../db/client.ts";
import {
	type Mark,
	matchRanks,
	type SearchHit,
	SearchInput,
	type SearchView,
} from "../../contracts/search.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { fileFinder } from "./find-files.ts";
import { runFinder } from "./find-runs.ts";
import { transformFinder } from "./find-transforms.ts";
import { userFinder } from "./find-users.ts";
import { type Finders, type FindOptions, type Found, findRanked, findSimilar } from "./finders.ts";
import { loadHits } from "./hits.ts";
import { marksOf, marksOfSimilar } from "./marks.ts";
import { canBeTypo } from "./similar.ts";
import { parseTerms } from "./terms.ts";

const defaultLimit = 8;

/** In the order in which equally good hits of different kinds are shown. */
const allFinders: Finders = [
	["transform", transformFinder],
	["file", fileFinder],
	["run", runFinder],
	["user", userFinder],
];

/**
 * Searches everything, or one kind: exact, prefix, word, then substring; the best come first, the newest
 * first among equals. Only when nothing matched, what is written alike (`isFuzzy`), the likest first.
 */
export async function searchAll({ ctx, input }: { ctx: Ctx; input: SearchInput }): Promise<SearchView> {
	requireScope(ctx, "read");
	const { q, kind, limit = defaultLimit, archived } = parseInput(SearchInput, input);
	const options: FindOptions = { terms: parseTerms(q), withArchived: archived === "include", limit };
	const { terms } = options;
	if (terms.words.length === 0) return { q, hits: [], isFuzzy: false };
	const finders = kind ? allFinders.filter(([each]) => each === kind) : allFinders;
	const found = await byIndexes(ctx.db, async (tx) => {
		const ranked = await findRanked(tx, finders, options);
		return ranked.length > 0 || !canBeTypo(terms) ? ranked : findSimilar(tx, finders, options);
	});
	// Sorting is stable: kinds, ages and likeness keep their order among equals.
	found.sort((a, b) => matchRanks.indexOf(a.match) - matchRanks.indexOf(b.match));
	const isFuzzy = found.some(({ match }) => match === "similar");
	const marks = isFuzzy ? marksOfSimilar : marksOf;
	return { q, hits: await load(ctx.db, found, (text) => marks(text, terms)), isFuzzy };
}

async function load(
	db: Database,
	found: readonly Found[],
	marksIn: (text: string) => Mark[],
): Promise<SearchHit[]> {
	const hitOf = await loadHits(db, found);
	return found.flatMap((row) => {
		const hit = hitOf(row);
		if (!hit) return [];
		const marks = { title: marksIn(hit.title), subtitle: marksIn(hit.subtitle) };
		return [{ ...hit, match: row.match, marks }];
	});
}
