import { Duration } from "../../components/live/duration.tsx";
import { RelativeTime } from "../../components/record/relative-time.tsx";
import { StatusBadge } from "../../components/record/status-badge.tsx";
import { columnsOf } from "../../components/registry/columns.ts";
import { personColumn, tagsColumn, timeColumn } from "../../components/registry/record-columns.tsx";
import type { RunView } from "../../lib/contracts/runs.ts";

const col = columnsOf<RunView>();

function At({ at, now }: { at: string | null; now: number }) {
	return at && <RelativeTime at={at} now={now} />;
}

/** The columns of the runs registry, and what it is narrowed by. */
export function runColumnsAt(now: number) {
	return col.columns([
		col.accessor("name", {
			header: "Run",
			enableSorting: false,
			meta: { label: "Run" },
			cell: ({ row: { original: run } }) => (
				<a href={`/runs/${run.uid}`}>{run.name ?? run.uid.slice(0, 8)}</a>
			),
		}),
		col.accessor("status", {
			header: "Status",
			enableSorting: false,
			meta: {
				label: "Status",
				width: 120,
				filters: [{ kind: "facet", label: "Status", key: "status", facet: "status" }],
			},
			cell: ({ row: { original: run } }) => (
				<StatusBadge status={run.status} transformType={run.transform.type} isInRow />
			),
		}),
		col.accessor("transform", {
			header: "Transform",
			enableSorting: false,
			meta: {
				label: "Transform",
				filters: [
					{ kind: "facet", label: "Kind of code", key: "type", facet: "transformType" },
					{ kind: "text", label: "Transform", key: "transform", placeholder: "uid" },
				],
			},
			cell: (c) => <a href={`/transforms/${c.getValue().uid}`}>{c.getValue().name}</a>,
		}),
		col.display({
			id: "files",
			header: "In → out",
			meta: { label: "Files", countOf: "files", width: 90, align: "end" },
			cell: ({ row: { original: run } }) => `${run.inputCount} → ${run.outputCount}`,
		}),
		col.display({
			id: "duration",
			header: "Took",
			meta: { label: "Took", width: 110, align: "end", isDetail: true },
			cell: ({ row: { original: run } }) => (
				<Duration
					startedAt={run.startedAt}
					finishedAt={run.finishedAt}
					isRunning={run.status === "running"}
					now={now}
				/>
			),
		}),
		col.accessor("createdBy", personColumn("By")),
		col.accessor("createdAt", timeColumn("When", "Created", now)),
		col.accessor("tags", tagsColumn),
		col.accessor("startedAt", {
			header: "Started",
			enableSorting: true,
			meta: { label: "Started", width: 130, isExtra: true },
			cell: (c) => <At at={c.getValue()} now={now} />,
		}),
		col.accessor("finishedAt", {
			header: "Finished",
			enableSorting: true,
			meta: { label: "Finished", width: 130, isExtra: true },
			cell: (c) => <At at={c.getValue()} now={now} />,
		}),
		col.accessor("exitCode", {
			header: "Exit code",
			enableSorting: false,
			meta: { label: "Exit code", width: 90, align: "end", isExtra: true },
		}),
		col.accessor("host", {
			header: "Host",
			enableSorting: false,
			meta: { label: "Host", width: 130, isExtra: true },
		}),
		col.accessor("commandLine", {
			header: "Command",
			enableSorting: false,
			meta: { label: "Command", width: 260, isExtra: true },
			cell: (c) => c.getValue() && <code>{c.getValue()}</code>,
		}),
	]);
}
