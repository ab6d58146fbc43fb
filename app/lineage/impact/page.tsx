import { IconDownload, IconSitemap } from "@tabler/icons-react";
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { createLoader, createSerializer, type SearchParams } from "nuqs/server";
import { impactParams } from "../../../components/impact/impact-params.ts";
import { ImpactSummary } from "../../../components/impact/impact-summary.tsx";
import { FileList, RunList } from "../../../components/record/lists.tsx";
import classes from "../../../components/record/record.module.css";
import { lineageHref, recordHref } from "../../../components/shell/kind.ts";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import type { ImpactInput } from "../../../lib/contracts/impact.ts";
import { parseFocus } from "../../../lib/contracts/lineage.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { getImpact } from "../../../lib/services/impact/get-impact.ts";
import { listImpactFiles, listImpactRuns } from "../../../lib/services/impact/list-impact.ts";
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
	const input: ImpactInput = { ...focus, direction: p.direction };
	const impact = await orNotFound(getImpact({ ctx, input }));
	const here = (change: Partial<typeof p>) => address(path, { ...p, cursor: null, ...change });
	const { kind, uid, name } = impact.focus;
	const page = kind === "user" ? name : uid;
	return (
		<>
			<h1 className={classes.pageTitle}>
				Everything {p.direction}stream of <Link href={recordHref(kind, page)}>{name}</Link>
			</h1>
			<p className={classes.toolLine}>
				<Link className={classes.button} href={here({ direction: p.direction === "down" ? "up" : "down" })}>
					{p.direction === "down" ? "See upstream" : "See downstream"}
				</Link>
				<Link className={classes.button} href={lineageHref(kind, page)}>
					<IconSitemap size={16} aria-hidden /> Show lineage
				</Link>
				{impact.files + impact.runs > 0 && (
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
			{impact.files + impact.runs > 0 && (
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
								<span className={classes.count}>{impact[list].toLocaleString("en")}</span>
							</Link>
						))}
					</nav>
					<Listed ctx={ctx} input={input} list={p.list} cursor={p.cursor} hrefOf={here} />
				</>
			)}
		</>
	);
}

async function Listed({
	ctx,
	input,
	list,
	cursor,
	hrefOf,
}: {
	ctx: Ctx;
	input: ImpactInput;
	list: "files" | "runs";
	cursor: string | null;
	hrefOf: (change: { cursor: string | null }) => string;
}) {
	const wanted = { ctx, input: { ...input, ...(cursor === null ? {} : { cursor }) } };
	const now = Date.now();
	const found =
		list === "files"
			? await listImpactFiles(wanted).then(({ items, nextCursor }) => ({
					nextCursor,
					content: <FileList files={items} now={now} empty="No files." />,
				}))
			: await listImpactRuns(wanted).then(({ items, nextCursor }) => ({
					nextCursor,
					content: <RunList runs={items} now={now} empty="No runs." />,
				}));
	return (
		<>
			{found.content}
			<p className={classes.toolLine}>
				{cursor !== null && (
					<Link className={classes.button} href={hrefOf({ cursor: null })}>
						Back to the newest
					</Link>
				)}
				{found.nextCursor !== null && (
					<Link className={classes.button} href={hrefOf({ cursor: found.nextCursor })}>
						Older
					</Link>
				)}
			</p>
		</>
	);
}
