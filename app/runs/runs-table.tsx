"use client";

import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import { Duration } from "../../components/live/duration.tsx";
import { RelativeTime } from "../../components/record/relative-time.tsx";
import { StatusBadge } from "../../components/record/status-badge.tsx";
import { columnsOf } from "../../components/registry/columns.ts";
import { RegistryTable, type Suggestion } from "../../components/registry/registry-table.tsx";
import type { Page } from "../../lib/contracts/common.ts";
import { shownRunStatuses } from "../../lib/contracts/enums.ts";
import type { RunView } from "../../lib/contracts/runs.ts";
import { runParams } from "./search-params.ts";

const col = columnsOf<RunView>();

function columnsAt(now: number) {
	return col.columns([
		col.accessor("name", {
			header: "Run",
			enableSorting: false,
			meta: { label: "Transform", filter: { kind: "text", key: "transform", placeholder: "uid" } },
			cell: ({ row: { original: run } }) => (
				<Link href={`/runs/${run.uid}`}>{run.name ?? run.uid.slice(0, 8)}</Link>
			),
		}),
		col.accessor("status", {
			header: "Status",
			enableSorting: false,
			meta: {
				label: "Status",
				width: "120px",
				filter: { kind: "choice", key: "status", choices: shownRunStatuses, all: "any" },
			},
			cell: ({ row: { original: run } }) => (
				<StatusBadge status={run.status} transformType={run.transform.type} />
			),
		}),
		col.accessor("transform", {
			header: "Transform",
			enableSorting: false,
			meta: { label: "Tag", filter: { kind: "text", key: "tag" } },
			cell: (c) => <Link href={`/transforms/${c.getValue().uid}`}>{c.getValue().name}</Link>,
		}),
		col.display({
			id: "files",
			header: "In → out",
			meta: { label: "Files", countOf: "files", width: "90px", align: "end" },
			cell: ({ row: { original: run } }) => `${run.inputCount} → ${run.outputCount}`,
		}),
		col.display({
			id: "duration",
			header: "Took",
			meta: { label: "Took", width: "110px", align: "end", isDetail: true },
			cell: ({ row: { original: run } }) => (
				<Duration
					startedAt={run.startedAt}
					finishedAt={run.finishedAt}
					isRunning={run.status === "running"}
					now={now}
				/>
			),
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

export function RunsTable({
	page,
	suggestions,
	now,
	empty,
}: {
	page: Page<RunView>;
	suggestions: readonly Suggestion[];
	now: number;
	empty: ReactNode;
}) {
	const columns = useMemo(() => columnsAt(now), [now]);
	return (
		<RegistryTable
			noun="runs"
			columns={columns}
			rows={page.items}
			total={page.total}
			nextCursor={page.nextCursor}
			suggestions={suggestions}
			params={runParams}
			empty={empty}
		/>
	);
}
