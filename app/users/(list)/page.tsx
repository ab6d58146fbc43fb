import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import classes from "../../../components/record/record.module.css";
import { given, sharedListInput } from "../../../components/registry/registry-params.ts";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { listUsers } from "../../../lib/services/users/list-users.ts";
import { orRefusal, Refused } from "../../refused.tsx";
import { suggestInstead } from "../../suggest-instead.ts";
import { userParams } from "../search-params.ts";
import { UsersTable } from "../users-table.tsx";

export const metadata: Metadata = { title: "People" };
const load = createLoader(userParams);

export default async function UsersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const p = await load(searchParams);
	const shared = sharedListInput({ ...p, tag: null, by: null });
	const page = await orRefusal(
		listUsers({
			ctx,
			input: { ...shared, sort: p.sort, ...given({ role: p.role, type: p.type }) },
		}),
	);
	if (page instanceof WhenceError) return <Refused title="People" href="/users" error={page} />;
	const suggestions = await suggestInstead({ ctx, kind: "user", q: p.q, page });
	return (
		<>
			<h1 className={classes.pageTitle}>People</h1>
			<UsersTable page={page} suggestions={suggestions} now={Date.now()} />
		</>
	);
}
