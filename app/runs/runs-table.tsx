"use client";

import { type ReactNode, useMemo } from "react";
import type { TagActions } from "../../components/registry/bulk/bulk-actions.ts";
import { BulkTags } from "../../components/registry/bulk/bulk-tags.tsx";
import { CompareRuns } from "../../components/registry/bulk/compare-runs.tsx";
import { BulkExport } from "../../components/registry/bulk/export-menu.tsx";
import { ShowInGraph } from "../../components/registry/bulk/show-in-graph.tsx";
import type { FacetsAction } from "../../components/registry/filters/use-facet.ts";
import type { Suggestion } from "../../components/registry/no-rows.tsx";
import type { PackedPage } from "../../components/registry/packed-page.ts";
import { RegistryTable } from "../../components/registry/registry-table.tsx";
import type { SavedViews } from "../../components/registry/saved/view-actions.ts";
import type { ViewPrefs } from "../../components/registry/view/view-prefs.ts";
import { IconSheet } from "../../components/shell/icon-sheet.tsx";
import { statusIcons } from "../../components/shell/kind.ts";
import type { RunFilters, RunView } from "../../lib/contracts/runs.ts";
import { peekRun } from "./peek-run.tsx";
import { runColumnsAt } from "./run-columns.tsx";
import { runParams } from "./search-params.ts";

export function RunsTable({
	bulkActions,
	now,
	...rest
}: {
	page: PackedPage<RunView>;
	question: RunFilters;
	facets: FacetsAction;
	suggestions: readonly Suggestion[];
	remembered: ViewPrefs;
	saved: SavedViews;
	now: number;
	bulkActions: TagActions;
	empty: ReactNode;
}) {
	const columns = useMemo(() => runColumnsAt(now), [now]);
	return (
		<RegistryTable
			noun="runs"
			path="/runs"
			columns={columns}
			icons={<IconSheet icons={statusIcons} stroke={2} />}
			params={runParams}
			peek={(run) => peekRun(run, now)}
			{...rest}
			bulk={(chosen) => (
				<>
					<BulkTags kind="run" chosen={chosen} actions={bulkActions} />
					<BulkExport path="/runs" chosen={chosen} />
					<ShowInGraph kind="run" chosen={chosen} />
					<CompareRuns chosen={chosen} />
				</>
			)}
		/>
	);
}
