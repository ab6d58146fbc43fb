"use client";

import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import { RelativeTime } from "../../components/record/relative-time.tsx";
import { StatusBadge, TypeBadge } from "../../components/record/status-badge.tsx";
import { columnsOf } from "../../components/registry/columns.ts";
import { RegistryTable, type Suggestion } from "../../components/registry/registry-table.tsx";
import type { Page } from "../../lib/contracts/common.ts";
import { transformTypes } from "../../lib/contracts/enums.ts";
import type { TransformView } from "../../lib/contracts/transforms.ts";
import { transformParams } from "./search-params.ts";

const col = columnsOf<TransformView>();

function columnsAt(now: number) {
	return col.columns([
		col.accessor("name", {
			header: "Name",
			enableSorting: true,
			meta: { label: "Project", filter: { kind: "text", key: "project" } },
			cell: ({ row: { original: t } }) => <Link href={`/transforms/${t.uid}`}>{t.name}</Link>,
		}),
		col.accessor("type", {
			header: "Type",
			enableSorting: false,
			meta: {
				label: "Type",
				width: "120px",
				filter: { kind: "choice", key: "type", choices: transformTypes, all: "any" },
			},
			cell: (c) => <TypeBadge type={c.getValue()} />,
		}),
		col.accessor("version", {
			header: "Version",
			enableSorting: false,
			meta: { label: "Version", width: "90px" },
			cell: ({ row: { original: t } }) => t.label ?? `v${t.versionNo}`,
		}),
		col.accessor("key", {
			header: "Key",
			enableSorting: true,
			meta: { label: "Tag", isDetail: true, filter: { kind: "text", key: "tag" } },
		}),
		col.accessor("runCount", {
			header: "Runs",
			enableSorting: false,
			meta: { label: "Runs", countOf: "runs", width: "70px", align: "end" },
			cell: (c) => c.getValue().toLocaleString("en"),
		}),
		col.accessor("lastRunStatus", {
			header: "Last run",
			enableSorting: false,
			meta: { label: "Last run", width: "120px", isDetail: true },
			cell: ({ row: { original: t } }) =>
				t.lastRunStatus ? <StatusBadge status={t.lastRunStatus} transformType={t.type} /> : "never",
		}),
		col.accessor("createdBy", {
			header: "By",
			enableSorting: false,
			meta: { label: "By", width: "130px", filter: { kind: "text", key: "by", placeholder: "handle" } },
			cell: (c) => <Link href={`/users/${c.getValue().handle}`}>{c.getValue().handle}</Link>,
		}),
		col.accessor("createdAt", {
			header: "When",
			enableSorting: true,
			meta: { label: "Created", width: "130px", filter: { kind: "dates", from: "from", to: "to" } },
			cell: (c) => <RelativeTime at={c.getValue()} now={now} />,
		}),
	]);
}

export function TransformsTable({
	page,
	suggestions,
	now,
	empty,
	actions,
}: {
	page: Page<TransformView>;
	suggestions: readonly Suggestion[];
	now: number;
	empty: ReactNode;
	actions?: ReactNode;
}) {
	const columns = useMemo(() => columnsAt(now), [now]);
	return (
		<RegistryTable
			noun="transforms"
			columns={columns}
			rows={page.items}
			total={page.total}
			nextCursor={page.nextCursor}
			suggestions={suggestions}
			params={transformParams}
			empty={empty}
			actions={actions}
		/>
	);
}
