import Link from "next/link";
import record from "../../components/record/record.module.css";
import { Marked } from "../../components/search/marked.tsx";
import classes from "../../components/search/results.module.css";
import { lineHref, recordHref } from "../../components/shell/kind.ts";
import { WhenceError } from "../../lib/contracts/errors.ts";
import { lineAnchor } from "../../lib/contracts/line-anchor.ts";
import type { Ctx } from "../../lib/services/ctx.ts";
import { searchSources } from "../../lib/services/search/search-sources.ts";
import { orRefusal } from "../refused.tsx";
import type { Asked } from "./search-params.ts";

/** Lines of code, by transform, each with its place in it. */
export async function CodeResults({ ctx, asked }: { ctx: Ctx; asked: Asked }) {
	const found = await orRefusal(searchSources({ ctx, input: { q: asked.q, limit: 50 } }));
	if (found instanceof WhenceError)
		return (
			<p className={record.quiet} role="alert">
				{found.message}
			</p>
		);
	if (found.hits.length === 0)
		return <p className={record.quiet}>No code of a transform's latest version has all of “{asked.q}”.</p>;
	return (
		<>
			{found.hits.map(({ uid, name, type, label, versionNo, lines, lineCount }) => (
				<section key={uid} aria-labelledby={`code-${uid}`}>
					<h2 id={`code-${uid}`} className={record.sectionTitle}>
						<Link href={recordHref("transform", uid)}>{name}</Link>{" "}
						<span className={record.dim}>
							{type} · {label ?? `v${versionNo}`}
						</span>
					</h2>
					<ul className={classes.results}>
						{lines.map(({ cell, line, text, marks }) => (
							<li key={lineAnchor(cell, line)}>
								<Link href={lineHref(uid, lineAnchor(cell, line))} className={classes.line}>
									<span className={classes.number}>{cell === null ? line : `cell ${cell}, ${line}`}</span>
									<code>
										<Marked text={text} marks={marks} />
									</code>
								</Link>
							</li>
						))}
					</ul>
					{lineCount > lines.length && (
						<p className={record.quiet}>and {(lineCount - lines.length).toLocaleString("en")} more lines</p>
					)}
				</section>
			))}
			{found.isTruncated && <p className={record.quiet}>There are more. More words find fewer.</p>}
		</>
	);
}
