import { StatusBadge, TypeBadge } from "../../components/record/status-badge.tsx";
import { columnsOf } from "../../components/registry/columns.ts";
import { personColumn, tagsColumn, timeColumn } from "../../components/registry/record-columns.tsx";
import type { TransformView } from "../../lib/contracts/transforms.ts";

const col = columnsOf<TransformView>();

/** The columns of the transforms registry, and what it is narrowed by. */
export function transformColumnsAt(now: number) {
	return col.columns([
		col.accessor("name", {
			header: "Name",
			enableSorting: true,
			meta: { label: "Name" },
			cell: ({ row: { original: t } }) => <a href={`/transforms/${t.uid}`}>{t.name}</a>,
		}),
		col.accessor("type", {
			header: "Type",
			enableSorting: false,
			meta: {
				label: "Type",
				width: 120,
				filters: [{ kind: "facet", label: "Type", key: "type", facet: "type" }],
			},
			cell: (c) => <TypeBadge type={c.getValue()} isInRow />,
		}),
		col.accessor("version", {
			header: "Version",
			enableSorting: false,
			meta: { label: "Version", width: 90 },
			cell: ({ row: { original: t } }) => t.label ?? `v${t.versionNo}`,
		}),
		col.accessor("key", {
			header: "Key",
			enableSorting: true,
			meta: { label: "Key", isDetail: true },
		}),
		col.accessor("runCount", {
			header: "Runs",
			enableSorting: false,
			meta: { label: "Runs", countOf: "runs", width: 70, align: "end" },
			cell: (c) => c.getValue().toLocaleString("en"),
		}),
		col.accessor("lastRunStatus", {
			header: "Last run",
			enableSorting: false,
			meta: { label: "Last run", width: 120, isDetail: true },
			cell: ({ row: { original: t } }) =>
				t.lastRunStatus ? <StatusBadge status={t.lastRunStatus} transformType={t.type} isInRow /> : "never",
		}),
		col.accessor("createdBy", personColumn("By")),
		col.accessor("createdAt", timeColumn("When", "Created", now)),
		col.accessor("project", {
			header: "Project",
			enableSorting: false,
			meta: {
				label: "Project",
				width: 150,
				isExtra: true,
				filters: [{ kind: "facet", label: "Project", key: "project", facet: "project" }],
			},
		}),
		col.accessor("tags", tagsColumn),
		col.accessor("description", {
			header: "Description",
			enableSorting: false,
			meta: { label: "Description", width: 260, isExtra: true },
		}),
	]);
}
