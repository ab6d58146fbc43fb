import { type SQL, sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { sources, transformFamilies, transforms } from "../../../db/schema/index.ts";
import { searchedSource } from "../../../db/schema/searched-source.ts";
import type { TransformType } from "../../contracts/enums.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { SourceSearchInput, type SourceSearchView } from "../../contracts/source-search.ts";
import type { Ctx } from "../ctx.ts";
import { escapeLike } from "../page.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { sourceLines } from "./source-lines.ts";
import { parseTerms } from "./terms.ts";

const defaultLimit = 20;
/** Longer sources are read as far as they are searched. */
const wholeLength = 500_000;

interface Row {
	uid: string;
	name: string;
	key: string;
	type: TransformType;
	label: string | null;
	version_no: number;
	created_at: string | Date;
	content: string;
}

/**
 * Searches the code of transforms, latest versions, the newest first: every word must be in it, in its first
 * 200,000 characters.
 *
 * @throws WhenceError `invalid` when no word has three letters or digits in a row, which the index needs.
 */
export async function searchSources({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: SourceSearchInput;
}): Promise<SourceSearchView> {
	requireScope(ctx, "read");
	const { q, limit = defaultLimit } = parseInput(SourceSearchInput, input);
	const terms = parseTerms(q);
	if (!terms.isIndexed)
		throw new WhenceError("invalid", "Code is searched by words of at least three letters or digits.", {
			field: "q",
		});
	const found = await rows<Row>(ctx.db, matching(terms.words, limit + 1));
	const hits = found.slice(0, limit).flatMap((row) => {
		const { lines, lineCount } = sourceLines(row.content, terms);
		if (lineCount === 0) return [];
		return [
			{
				uid: row.uid,
				name: row.name,
				key: row.key,
				type: row.type,
				label: row.label,
				versionNo: row.version_no,
				createdAt: new Date(row.created_at).toISOString(),
				lines,
				lineCount,
			},
		];
	});
	return { q, hits, isTruncated: found.length > limit };
}

function matching(words: readonly string[], limit: number): SQL {
	const text = searchedSource(sources.content);
	const conditions = words.map((word) => sql`${text} ilike ${`%${escapeLike(word)}%`}`);
	return sql`select ${transforms.uid} as uid, ${transforms.name} as name, ${transformFamilies.key} as key,
			${transforms.type} as type, ${transforms.label} as label, ${transforms.versionNo} as version_no,
			${transforms.createdAt} as created_at,
			case when length(${sources.content}) <= ${wholeLength}::int then ${sources.content} else ${text} end as content
		from ${sources} inner join ${transforms} on ${transforms.sourceHash} = ${sources.hash}
		inner join ${transformFamilies} on ${transformFamilies.latestId} = ${transforms.id}
		where ${sql.join(conditions, sql` and `)} order by ${transforms.id} desc limit ${limit}`;
}
