"use client";

import { type ReactNode, useMemo } from "react";
import type { TagActions } from "../../components/registry/bulk/bulk-actions.ts";
import { BulkTags } from "../../components/registry/bulk/bulk-tags.tsx";
import { BulkExport } from "../../components/registry/bulk/export-menu.tsx";
import type { FacetsAction } from "../../components/registry/filters/use-facet.ts";
import type { Suggestion } from "../../components/registry/no-rows.tsx";
import type { PackedPage } from "../../components/registry/packed-page.ts";
import { RegistryTable } from "../../components/registry/registry-table.tsx";
import type { ShowMarkdown } from "../../components/registry/rows/peek-description.tsx";
import type { SavedViews } from "../../components/registry/saved/view-actions.ts";
import type { ViewPrefs } from "../../components/registry/view/view-prefs.ts";
import { IconSheet } from "../../components/shell/icon-sheet.tsx";
import { statusIcons, transformIcons } from "../../components/shell/kind.ts";
import type { TransformFilters, TransformView } from "../../lib/contracts/transforms.ts";
import { peekTransform } from "./peek-transform.tsx";
import { transformParams } from "./search-params.ts";
import { transformColumnsAt } from "./transform-columns.tsx";

export function TransformsTable({
	bulkActions,
	show,
	now,
	...rest
}: {
	page: PackedPage<TransformView>;
	question: TransformFilters;
	facets: FacetsAction;
	show: ShowMarkdown;
	suggestions: readonly Suggestion[];
	remembered: ViewPrefs;
	saved: SavedViews;
	now: number;
	bulkActions: TagActions;
	actions?: ReactNode;
	empty: ReactNode;
}) {
	const columns = useMemo(() => transformColumnsAt(now), [now]);
	return (
		<RegistryTable
			noun="transforms"
			path="/transforms"
			columns={columns}
			icons={<IconSheet icons={[...transformIcons, ...statusIcons]} stroke={2} />}
			params={transformParams}
			peek={(row) => peekTransform(row, show)}
			{...rest}
			bulk={(chosen) => (
				<>
					<BulkTags kind="transform" chosen={chosen} actions={bulkActions} />
					<BulkExport path="/transforms" chosen={chosen} />
				</>
			)}
		/>
	);
}
