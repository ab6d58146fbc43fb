import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { CopyCode } from "../../../components/record/copy-code.tsx";
import classes from "../../../components/record/record.module.css";
import { packPage } from "../../../components/registry/packed-page.ts";
import { given, paging, sharedFilters } from "../../../components/registry/registry-params.ts";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { listRuns } from "../../../lib/services/runs/list-runs.ts";
import { runFacetsAction, tagRecordsAction, untagRecordsAction } from "../../actions.ts";
import { orRefusal, Refused } from "../../refused.tsx";
import { rememberedView } from "../../remembered-view.ts";
import { savedViewsOf } from "../../saved-views.ts";
import { suggestInstead } from "../../suggest-instead.ts";
import { RunsTable } from "../runs-table.tsx";
import { runParams } from "../search-params.ts";

export const metadata: Metadata = { title: "Runs" };
const load = createLoader(runParams);

export default async function RunsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const saved = await savedViewsOf(ctx, "runs", searchParams);
	const p = await load(searchParams);
	const remembered = await rememberedView("runs");
	const question = {
		...sharedFilters(p),
		...given({ status: p.status, transformType: p.type, transform: p.transform }),
	};
	const page = await orRefusal(
		listRuns({ ctx, input: { ...question, ...paging(p, { limit: remembered.limit ?? undefined }) } }),
	);
	if (page instanceof WhenceError) return <Refused title="Runs" href="/runs" error={page} />;
	const suggestions = await suggestInstead({ ctx, kind: "run", q: p.q, page });
	return (
		<>
			<h1 className={classes.pageTitle}>Runs</h1>
			<RunsTable
				page={packPage(page)}
				question={question}
				facets={runFacetsAction}
				remembered={remembered}
				saved={saved}
				bulkActions={{ tag: tagRecordsAction, untag: untagRecordsAction }}
				suggestions={suggestions}
				now={Date.now()}
				empty={
					<>
						<p>Nothing has run yet. Put this before any command:</p>
						<CopyCode
							label="Track a command"
							code="npx whence run --in input.txt --out output.txt -- sort input.txt -o output.txt"
						/>
					</>
				}
			/>
		</>
	);
}
