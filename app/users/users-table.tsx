"use client";

import { useMemo } from "react";
import type { FacetsAction } from "../../components/registry/filters/use-facet.ts";
import type { Suggestion } from "../../components/registry/no-rows.tsx";
import type { PackedPage } from "../../components/registry/packed-page.ts";
import { RegistryTable } from "../../components/registry/registry-table.tsx";
import type { SavedViews } from "../../components/registry/saved/view-actions.ts";
import type { ViewPrefs } from "../../components/registry/view/view-prefs.ts";
import type { UserFilters, UserView } from "../../lib/contracts/users.ts";
import { peekUser } from "./peek-user.tsx";
import { userParams } from "./search-params.ts";
import { userColumnsAt } from "./user-columns.tsx";

export function UsersTable({
	now,
	...rest
}: {
	page: PackedPage<UserView>;
	question: UserFilters;
	facets: FacetsAction;
	suggestions: readonly Suggestion[];
	remembered: ViewPrefs;
	saved: SavedViews;
	now: number;
}) {
	const columns = useMemo(() => userColumnsAt(now), [now]);
	return (
		<RegistryTable
			noun="people"
			path="/users"
			columns={columns}
			params={userParams}
			peek={(row) => peekUser(row)}
			empty={<p>Nobody is here yet.</p>}
			{...rest}
		/>
	);
}
