"use client";

import Link from "next/link";
import { useMemo } from "react";
import { RelativeTime } from "../../components/record/relative-time.tsx";
import { columnsOf } from "../../components/registry/columns.ts";
import { RegistryTable, type Suggestion } from "../../components/registry/registry-table.tsx";
import type { Page } from "../../lib/contracts/common.ts";
import { userRoles, userTypes } from "../../lib/contracts/enums.ts";
import type { UserView } from "../../lib/contracts/users.ts";
import { userParams } from "./search-params.ts";

const col = columnsOf<UserView>();

function columnsAt(now: number) {
	return col.columns([
		col.accessor("handle", {
			header: "Handle",
			enableSorting: true,
			meta: { label: "Type", filter: { kind: "choice", key: "type", choices: userTypes, all: "any" } },
			cell: (c) => <Link href={`/users/${c.getValue()}`}>{c.getValue()}</Link>,
		}),
		col.accessor("name", { header: "Name", enableSorting: true, meta: { label: "Name" } }),
		col.accessor("role", {
			header: "Role",
			enableSorting: false,
			meta: {
				label: "Role",
				width: "110px",
				filter: { kind: "choice", key: "role", choices: userRoles, all: "any" },
			},
		}),
		col.accessor("transformCount", {
			header: "Transforms",
			enableSorting: false,
			meta: { label: "Transforms", countOf: "transforms", width: "100px", align: "end", isDetail: true },
		}),
		col.accessor("runCount", {
			header: "Runs",
			enableSorting: false,
			meta: { label: "Runs", countOf: "runs", width: "80px", align: "end" },
		}),
		col.accessor("fileCount", {
			header: "Files",
			enableSorting: false,
			meta: { label: "Files", countOf: "files", width: "80px", align: "end" },
		}),
		col.accessor("createdAt", {
			header: "Since",
			enableSorting: true,
			meta: { label: "Since", width: "130px", filter: { kind: "dates", from: "from", to: "to" } },
			cell: (c) => <RelativeTime at={c.getValue()} now={now} />,
		}),
	]);
}

export function UsersTable({
	page,
	suggestions,
	now,
}: {
	page: Page<UserView>;
	suggestions: readonly Suggestion[];
	now: number;
}) {
	const columns = useMemo(() => columnsAt(now), [now]);
	return (
		<RegistryTable
			noun="people"
			columns={columns}
			rows={page.items}
			total={page.total}
			nextCursor={page.nextCursor}
			suggestions={suggestions}
			params={userParams}
			empty={<p>Nobody is here yet.</p>}
		/>
	);
}
