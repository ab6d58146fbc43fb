"use client";

import { type ReactNode, useMemo } from "react";
import { suffixIcons } from "../../components/record/suffix-icon.tsx";
import type { FileActions } from "../../components/registry/bulk/bulk-actions.ts";
import { BulkArchive } from "../../components/registry/bulk/bulk-archive.tsx";
import { BulkDelete } from "../../components/registry/bulk/bulk-delete.tsx";
import { BulkTags } from "../../components/registry/bulk/bulk-tags.tsx";
import { BulkExport } from "../../components/registry/bulk/export-menu.tsx";
import { ShowInGraph } from "../../components/registry/bulk/show-in-graph.tsx";
import type { FacetsAction } from "../../components/registry/filters/use-facet.ts";
import type { Suggestion } from "../../components/registry/no-rows.tsx";
import type { PackedPage } from "../../components/registry/packed-page.ts";
import { RegistryTable } from "../../components/registry/registry-table.tsx";
import type { ShowMarkdown } from "../../components/registry/rows/peek-description.tsx";
import type { SavedViews } from "../../components/registry/saved/view-actions.ts";
import type { ViewPrefs } from "../../components/registry/view/view-prefs.ts";
import { IconSheet } from "../../components/shell/icon-sheet.tsx";
import type { FileFilters, FileView } from "../../lib/contracts/files.ts";
import { fileColumnsAt } from "./file-columns.tsx";
import { peekFile } from "./peek-file.tsx";
import { fileParams } from "./search-params.ts";

export function FilesTable({
	bulkActions,
	show,
	now,
	...rest
}: {
	page: PackedPage<FileView>;
	question: FileFilters;
	facets: FacetsAction;
	show: ShowMarkdown;
	suggestions: readonly Suggestion[];
	remembered: ViewPrefs;
	saved: SavedViews;
	now: number;
	bulkActions: FileActions;
	actions?: ReactNode;
	empty: ReactNode;
}) {
	const columns = useMemo(() => fileColumnsAt(now), [now]);
	const { archived } = rest.question;
	return (
		<RegistryTable
			noun="files"
			path="/files"
			columns={columns}
			icons={<IconSheet icons={suffixIcons} stroke={1.6} />}
			params={fileParams}
			peek={(row) => peekFile(row, show)}
			{...rest}
			bulk={(chosen, count, done) => (
				<>
					<BulkTags kind="file" chosen={chosen} actions={bulkActions} />
					{archived !== "only" && (
						<BulkArchive way="archive" chosen={chosen} actions={bulkActions} done={done} />
					)}
					{archived && <BulkArchive way="restore" chosen={chosen} actions={bulkActions} done={done} />}
					<BulkExport path="/files" chosen={chosen} />
					<ShowInGraph kind="file" chosen={chosen} />
					<BulkDelete chosen={chosen} count={count} actions={bulkActions} done={done} />
				</>
			)}
		/>
	);
}
