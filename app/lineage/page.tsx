import { setTimeout } from "node:timers/promises";
import type { Metadata } from "next";
import { createLoader, createSerializer, type SearchParams } from "nuqs/server";
import { graphParams } from "../../components/lineage-graph/graph-params.ts";
import { LineageExplorer } from "../../components/lineage-graph/lineage-explorer.tsx";
import { SelectionBar } from "../../components/lineage-graph/selection/selection-bar.tsx";
import { CopyCode } from "../../components/record/copy-code.tsx";
import { FileList } from "../../components/record/lists.tsx";
import classes from "../../components/record/record.module.css";
import { lineageHref } from "../../components/shell/kind.ts";
import { pageCtx } from "../../lib/auth/page-ctx.ts";
import { WhenceError } from "../../lib/contracts/errors.ts";
import type { LineageInput } from "../../lib/contracts/lineage.ts";
import { lineageLimits, parseFocus } from "../../lib/contracts/lineage-terms.ts";
import { packView } from "../../lib/lineage/pack/pack-view.ts";
import type { Ctx } from "../../lib/services/ctx.ts";
import { listFiles } from "../../lib/services/files/list-files.ts";
import { getLineage } from "../../lib/services/lineage/get-lineage.ts";
import { type OpenLineage, openLineage } from "../../lib/services/lineage/open-lineage.ts";
import { orNotFound } from "../or-not-found.ts";
import { orRefusal, Refused } from "../refused.tsx";
import { edgeActions } from "./edge-actions.ts";
import { lineageQuestion } from "./question.ts";

export const metadata: Metadata = { title: "Lineage" };
const load = createLoader(graphParams);
const address = createSerializer(graphParams);
/** So many records are read in less time than a browser needs to start on a page. */
const quickLimit = 1000;
/**
 * So long a browser has the server to itself once the nearest records are sent: a new one asks for the page's scripts
 * then, and would wait for them behind the statements of the whole.
 */
const headStartMs = 300;

export default async function LineagePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const p = await load(searchParams);
	const focus = p.focus === null ? null : parseFocus(p.focus);
	if (focus === null && p.q === null) return <ChooseRecord ctx={ctx} isWrong={p.focus !== null} />;
	const input = lineageQuestion(p, focus);
	const asked = openLineage({ ctx, input });
	// In the past a record that is here today may not have been there: the link alone is no mistake then.
	const isLink = p.asOf === null && p.q === null;
	const lineage = await orRefusal(isLink ? orNotFound(asked) : asked, ["invalid", "not_found"]);
	if (lineage instanceof WhenceError && p.q !== null)
		return (
			<ChooseRecord
				ctx={ctx}
				selection={{ text: p.q, error: [lineage.message, lineage.hint].join(" ").trim() }}
			/>
		);
	if (lineage instanceof WhenceError) {
		const href = p.asOf === null ? "/lineage" : address("/lineage", { ...p, asOf: null });
		return <Refused title="Lineage" href={href} error={lineage} />;
	}
	return (
		<>
			<h1 className={classes.pageTitle}>Lineage</h1>
			<LineageExplorer {...readLineage(ctx, input, lineage)} now={Date.now()} edgeActions={edgeActions} />
		</>
	);
}

/**
 * Nothing here is waited for: while the graph is read, the browser starts on the page. Of one that takes longer than
 * that, what is nearest comes first and the whole comes after it.
 */
function readLineage(ctx: Ctx, input: LineageInput, lineage: OpenLineage) {
	if (Number(input.limit) <= quickLimit || input.select !== undefined)
		return { text: lineage.read().then(packView), whole: null };
	const near = getLineage({ ctx, input: { ...input, limit: lineageLimits.nodes } });
	const text = near.then(packView);
	return {
		text,
		whole: near.then(async ({ isTruncated }) => {
			if (!isTruncated) return text;
			await setTimeout(headStartMs);
			return packView(await lineage.read());
		}),
	};
}

/** A graph needs a middle: the newest files to begin with. */
async function ChooseRecord({
	ctx,
	isWrong = false,
	selection,
}: {
	ctx: Ctx;
	isWrong?: boolean;
	/** What was asked for, and what is wrong with it. */
	selection?: { text: string; error: string };
}) {
	const { items } = await listFiles({ ctx, input: { limit: 12 } });
	return (
		<>
			<h1 className={classes.pageTitle}>Lineage</h1>
			{(items.length > 0 || selection) && (
				<SelectionBar text={selection?.text ?? ""} error={selection?.error} />
			)}
			{isWrong && (
				<p role="alert" className={classes.warn}>
					This link does not name a record. Choose one:
				</p>
			)}
			{items.length === 0 ? (
				<>
					<p>Nothing is recorded yet. Put this before any command, and its files appear here:</p>
					<CopyCode
						label="Track a command"
						code="npx whence run --out result.txt -- sort input.txt -o result.txt"
					/>
				</>
			) : (
				<>
					<p>Choose where to begin, or press ⌘K and search for anything.</p>
					<FileList
						files={items}
						now={Date.now()}
						empty=""
						hrefOf={(file) => lineageHref("file", file.uid)}
					/>
				</>
			)}
		</>
	);
}
