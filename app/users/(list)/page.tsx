import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import classes from "../../../components/record/record.module.css";
import { packPage } from "../../../components/registry/packed-page.ts";
import { given, paging, sharedFilters } from "../../../components/registry/registry-params.ts";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { listUsers } from "../../../lib/services/users/list-users.ts";
import { userFacetsAction } from "../../actions.ts";
import { orRefusal, Refused } from "../../refused.tsx";
import { rememberedView } from "../../remembered-view.ts";
import { savedViewsOf } from "../../saved-views.ts";
import { suggestInstead } from "../../suggest-instead.ts";
import { userParams } from "../search-params.ts";
import { UsersTable } from "../users-table.tsx";

export const metadata: Metadata = { title: "People" };
const load = createLoader(userParams);

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const saved = await savedViewsOf(ctx, "users", searchParams);
	const p = await load(searchParams);
	const remembered = await rememberedView("people");
	const question = {
		...sharedFilters({ ...p, tag: null, by: null }),
		...given({ role: p.role, type: p.type, state: p.state }),
	};
	const page = await orRefusal(
		listUsers({ ctx, input: { ...question, ...paging(p, { limit: remembered.limit ?? undefined }) } }),
	);
	if (page instanceof WhenceError) return <Refused title="People" href="/users" error={page} />;
	const suggestions = await suggestInstead({ ctx, kind: "user", q: p.q, page });
	return (
		<>
			<h1 className={classes.pageTitle}>People</h1>
			<UsersTable
				page={packPage(page)}
				question={question}
				facets={userFacetsAction}
				remembered={remembered}
				saved={saved}
				suggestions={suggestions}
				now={Date.now()}
			/>
		</>
	);
}
