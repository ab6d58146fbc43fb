import type { Metadata } from "next";
import Form from "next/form";
import { createLoader, type SearchParams } from "nuqs/server";
import record from "../../components/record/record.module.css";
import classes from "../../components/search/results.module.css";
import { pageCtx } from "../../lib/auth/page-ctx.ts";
import type { Ctx } from "../../lib/services/ctx.ts";
import { CodeResults } from "./code-results.tsx";
import { NameResults } from "./name-results.tsx";
import { type Asked, searchParams as params } from "./search-params.ts";

export const metadata: Metadata = { title: "Search" };
const load = createLoader(params);

/** All results of a search, by an address that can be shared. */
export default async function SearchPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const asked = await load(searchParams);
	return (
		<>
			<h1 className={record.pageTitle}>Search</h1>
			<Form action="/search" className={classes.form} role="search">
				<label className={classes.query}>
					<span>Search for</span>
					<input type="search" name="q" defaultValue={asked.q} maxLength={400} autoComplete="off" />
				</label>
				<label>
					<span>In</span>
					<select name="in" defaultValue={asked.in}>
						<option value="names">names and descriptions</option>
						<option value="code">code of transforms</option>
					</select>
				</label>
				<label className={classes.check}>
					<input type="checkbox" name="archived" value="true" defaultChecked={asked.archived} />
					Archived files too
				</label>
				<button type="submit" className={classes.button}>
					Search
				</button>
			</Form>
			<Results ctx={ctx} asked={asked} />
		</>
	);
}

function Results({ ctx, asked }: { ctx: Ctx; asked: Asked }) {
	if (asked.q.trim() === "")
		return <p className={record.quiet}>Type a name, key, uid, hash or handle, or words of code.</p>;
	return asked.in === "code" ? (
		<CodeResults ctx={ctx} asked={asked} />
	) : (
		<NameResults ctx={ctx} asked={asked} />
	);
}
