import { IconDownload, IconSitemap } from "@tabler/icons-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { createLoader, createSerializer, type SearchParams } from "nuqs/server";
import { ImpactList } from "../../../components/impact/impact-list.tsx";
import { impactParams } from "../../../components/impact/impact-params.ts";
import { ImpactSummary } from "../../../components/impact/impact-summary.tsx";
import classes from "../../../components/record/record.module.css";
import { lineageHref, recordHref } from "../../../components/shell/kind.ts";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import { parseFocus } from "../../../lib/contracts/lineage-terms.ts";
import { getRuntime } from "../../../lib/runtime.ts";
import { getImpact } from "../../../lib/services/lineage/impact/get-impact.ts";
import { orNotFound } from "../../or-not-found.ts";

export const metadata: Metadata = { title: "Impact" };
const load = createLoader(impactParams);
const address = createSerializer(impactParams);
const path = "/lineage/impact";

/** All that depends on a record, or that it rests on: counted, listed, and to take away. */
export default async function ImpactPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const p = await load(searchParams);
	const focus = p.focus === null ? null : parseFocus(p.focus);
	if (focus === null) notFound();
	const impact = await orNotFound(
		getImpact({
			ctx,
			input: {
				...focus,
				direction: p.direction,
				kinds: [p.list === "files" ? "file" : "run"],
				...(p.cursor === null ? {} : { cursor: p.cursor }),
			},
			adjacency: getRuntime().adjacency,
		}),
	);
	const { counts } = impact;
	const isSome = counts.files + counts.runs > 0;
	const here = (change: Partial<typeof p>) => address(path, { ...p, cursor: null, ...change });
	const { kind, uid, title } = impact.focus;
	const page = kind === "user" ? title : uid;
	return (
		<>
			<h1 className={classes.pageTitle}>
				Everything {p.direction}stream of <Link href={recordHref(kind, page)}>{title}</Link>
			</h1>
			<p className={classes.toolLine}>
				<Link className={classes.button} href={here({ direction: p.direction === "down" ? "up" : "down" })}>
					{p.direction === "down" ? "See upstream" : "See downstream"}
				</Link>
				<Link className={classes.button} href={lineageHref(kind, page)}>
					<IconSitemap size={16} aria-hidden /> Show lineage
				</Link>
				{isSome && (
					<a
						className={classes.button}
						href={`/api/v1/impact/export?${new URLSearchParams({ ...focus, direction: p.direction })}`}
						download
					>
						<IconDownload size={16} aria-hidden /> Export CSV
					</a>
				)}
			</p>
			<ImpactSummary impact={impact} />
			{isSome && (
				<>
					<nav className={classes.tabs} aria-label="What is listed">
						{(["files", "runs"] as const).map((list) => (
							<Link
								key={list}
								href={here({ list })}
								scroll={false}
								{...(list === p.list ? { "aria-current": "page" as const } : {})}
							>
								{list === "files" ? "Files" : "Runs"}
								<span className={classes.count}>{counts[list].toLocaleString("en")}</span>
							</Link>
						))}
					</nav>
					<ImpactList items={impact.items} now={Date.now()} />
					<p className={classes.toolLine}>
						{p.cursor !== null && (
							<Link className={classes.button} href={here({})}>
								Back to the nearest
							</Link>
						)}
						{impact.nextCursor !== null && (
							<Link className={classes.button} href={here({ cursor: impact.nextCursor })}>
								Farther
							</Link>
						)}
					</p>
				</>
			)}
		</>
	);
}
