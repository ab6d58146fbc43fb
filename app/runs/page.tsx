import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { CopyCode } from "../../components/record/copy-code.tsx";
import classes from "../../components/record/record.module.css";
import { given, sharedListInput } from "../../components/registry/registry-params.ts";
import { pageCtx } from "../../lib/auth/page-ctx.ts";
import { listRuns } from "../../lib/services/runs/list-runs.ts";
import { RunsTable } from "./runs-table.tsx";
import { runParams } from "./search-params.ts";

export const metadata: Metadata = { title: "Runs" };
const load = createLoader(runParams);

export default async function RunsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const p = await load(searchParams);
	const page = await listRuns({
		ctx,
		input: { ...sharedListInput(p), sort: p.sort, ...given({ status: p.status, transform: p.transform }) },
	});
	return (
		<>
			<h1 className={classes.pageTitle}>Runs</h1>
			<RunsTable
				page={page}
				now={Date.now()}
				empty={
					<>
						<p>Nothing has run yet. Put this before any command:</p>
						<CopyCode label="Track a command" code="npx whence run -- sort input.txt -o output.txt" />
					</>
				}
			/>
		</>
	);
}
