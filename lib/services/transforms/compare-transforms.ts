import { inArray } from "drizzle-orm";
import { sources } from "../../../db/schema/index.ts";
import {
	type SourceComparer,
	type SourceDiff,
	TransformCompareInput,
	type TransformComparison,
} from "../../contracts/transform-comparison.ts";
import type { TransformView } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { findTransformRows } from "./find-transform.ts";
import { transformViews } from "./view.ts";

/**
 * What changed in the code from one version of a transform to another, or between any two transforms: by lines, notebooks
 * by cells. Versions without source, and code that is too large, say so.
 *
 * @param compare holds two sources against each other, in bounds.
 * @throws WhenceError `not_found` when there is no such transform.
 */
export async function compareTransforms({
	ctx,
	input,
	compare,
}: {
	ctx: Ctx;
	input: TransformCompareInput;
	compare: SourceComparer;
}): Promise<TransformComparison> {
	requireScope(ctx, "read");
	const wanted = parseInput(TransformCompareInput, input);
	const [a, b] = await findTransformRows(ctx.db, [wanted.older, wanted.newer]);
	if (!a || !b) throw new Error("a transform was lost");
	const views = await transformViews(ctx.db, [a.id, b.id]);
	const older = onlyView(views, `transform ${wanted.older}`);
	const newer = views[1] ?? older;
	const isSame = a.id === b.id || (a.identityHash !== null && a.identityHash === b.identityHash);
	const diff = isSame
		? { ...nothing, outcome: "same" as const }
		: await compareTexts(ctx, { older: [older, a.sourceHash], newer: [newer, b.sourceHash] }, compare);
	return { older, newer, ...diff };
}

type Version = readonly [view: TransformView, sourceHash: string | null];

async function compareTexts(
	ctx: Ctx,
	{ older, newer }: { older: Version; newer: Version },
	compare: SourceComparer,
): Promise<SourceDiff> {
	const lacking = [older, newer].filter(([, hash]) => hash === null);
	if (lacking.length > 0) return { ...nothing, reason: `${named(lacking)} registered without source.` };
	const hashes = [older, newer].flatMap(([, hash]) => hash ?? []);
	const found = await ctx.db
		.select({ hash: sources.hash, content: sources.content })
		.from(sources)
		.where(inArray(sources.hash, hashes));
	const contentOf = ([, hash]: Version) => found.find((source) => source.hash === hash)?.content;
	const [olderSource, newerSource] = [contentOf(older), contentOf(newer)];
	if (olderSource === undefined || newerSource === undefined) throw new Error("a source is missing");
	const diff = await compare({ olderSource, newerSource });
	if ("kind" in diff) return { ...nothing, reason: "They are too large, or too different, to be compared." };
	return diff;
}

function named(versions: readonly Version[]): string {
	const [first, second] = versions.map(([view]) => view.label ?? `v${view.versionNo}`);
	return second === undefined ? `${first} was` : `${first} and ${second} were`;
}

const nothing: SourceDiff = {
	outcome: "unknown",
	reason: null,
	by: "lines",
	added: 0,
	removed: 0,
	parts: [],
	note: null,
};
