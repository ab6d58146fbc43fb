import { columnsOf } from "../../components/registry/columns.ts";
import { timeColumn } from "../../components/registry/record-columns.tsx";
import type { UserView } from "../../lib/contracts/users.ts";

const col = columnsOf<UserView>();

/** The columns of the people registry, and what it is narrowed by. */
export function userColumnsAt(now: number) {
	return col.columns([
		col.accessor("handle", {
			header: "Handle",
			enableSorting: true,
			meta: { label: "Handle", filters: [{ kind: "facet", label: "Type", key: "type", facet: "type" }] },
			cell: (c) => <a href={`/users/${c.getValue()}`}>{c.getValue()}</a>,
		}),
		col.accessor("name", { header: "Name", enableSorting: true, meta: { label: "Name" } }),
		col.accessor("role", {
			header: "Role",
			enableSorting: false,
			meta: {
				label: "Role",
				width: 110,
				filters: [{ kind: "facet", label: "Role", key: "role", facet: "role" }],
			},
		}),
		col.accessor((user) => (user.deactivatedAt === null ? "active" : "deactivated"), {
			id: "state",
			header: "State",
			enableSorting: false,
			meta: {
				label: "State",
				width: 110,
				filters: [{ kind: "facet", label: "State", key: "state", facet: "state" }],
			},
		}),
		col.accessor("transformCount", {
			header: "Transforms",
			enableSorting: false,
			meta: { label: "Transforms", countOf: "transforms", width: 100, align: "end", isDetail: true },
		}),
		col.accessor("runCount", {
			header: "Runs",
			enableSorting: false,
			meta: { label: "Runs", countOf: "runs", width: 80, align: "end" },
		}),
		col.accessor("fileCount", {
			header: "Files",
			enableSorting: false,
			meta: { label: "Files", countOf: "files", width: 80, align: "end" },
		}),
		col.accessor("createdAt", timeColumn("Since", "Since", now)),
		col.accessor("type", {
			header: "Type",
			enableSorting: false,
			meta: { label: "Type", width: 90, isExtra: true },
		}),
	]);
}
