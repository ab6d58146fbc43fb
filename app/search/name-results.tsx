import Link from "next/link";
import { createSerializer } from "nuqs/server";
import record from "../../components/record/record.module.css";
import { plurals } from "../../components/search/groups.ts";
import { HitBody } from "../../components/search/hit-body.tsx";
import classes from "../../components/search/results.module.css";
import { recordHref } from "../../components/shell/kind.ts";
import { WhenceError } from "../../lib/contracts/errors.ts";
import type { Ctx } from "../../lib/services/ctx.ts";
import { searchAll } from "../../lib/services/search/search-all.ts";
import { orRefusal } from "../refused.tsx";
import { type Asked, searchParams } from "./search-params.ts";

const address = createSerializer(searchParams);
const first = 10;
const most = 50;

/** Records of every kind, the kind of the best one first; ten of each, or more of one. */
export async function NameResults({ ctx, asked }: { ctx: Ctx; asked: Asked }) {
	const limit = Math.min(Math.max(asked.most ?? first, 1), most);
	const found = await orRefusal(
		searchAll({
			ctx,
			input: {
				q: asked.q,
				limit,
				...(asked.kind ? { kind: asked.kind } : {}),
				...(asked.archived ? { archived: "include" as const } : {}),
			},
		}),
	);
	if (found instanceof WhenceError)
		return (
			<p className={record.quiet} role="alert">
				{found.message}
			</p>
		);
	const { hits, isFuzzy } = found;
	const now = Date.now();
	const kinds = [...new Set(hits.map(({ kind }) => kind))];
	return (
		<>
			{asked.kind && (
				<p className={record.quiet}>
					{plurals[asked.kind]} alone.{" "}
					<Link href={address("/search", { ...asked, kind: null, most: null })}>All kinds</Link>
				</p>
			)}
			{hits.length === 0 && (
				<p className={record.quiet}>
					Nothing is named “{asked.q}”.{" "}
					{!asked.archived && (
						<Link href={address("/search", { ...asked, archived: true })}>Look in the archive too</Link>
					)}
				</p>
			)}
			{isFuzzy && <p className={record.quiet}>Nothing is named “{asked.q}”; perhaps one of these.</p>}
			{kinds.map((kind) => {
				const ofKind = hits.filter((hit) => hit.kind === kind);
				return (
					<section key={kind} aria-labelledby={`kind-${kind}`}>
						<h2 id={`kind-${kind}`} className={record.sectionTitle}>
							{plurals[kind]}
						</h2>
						<ul className={classes.results}>
							{ofKind.map((hit) => (
								<li key={hit.uid}>
									<Link href={recordHref(kind, hit.handle ?? hit.uid)} className={classes.hit}>
										<HitBody hit={hit} now={now} />
									</Link>
								</li>
							))}
						</ul>
						{ofKind.length >= limit &&
							(limit < most ? (
								<Link href={address("/search", { ...asked, kind, most })}>
									More {plurals[kind].toLowerCase()}
								</Link>
							) : (
								<p className={record.quiet}>The first {most}. More words find fewer.</p>
							))}
					</section>
				);
			})}
		</>
	);
}
