import Link from "next/link";
import { EdgeList } from "../../../components/record/lists.tsx";
import classes from "../../../components/record/record.module.css";
import { RetractedEdges } from "../../../components/record/retracted-edges.tsx";
import { lineageHref } from "../../../components/shell/kind.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { listRunEdges, type RunSide } from "../../../lib/services/runs/list-run-edges.ts";
import { mayChange } from "../../../lib/services/scope.ts";
import { restoreInputAction, restoreOutputAction } from "../../lineage/actions.ts";
import { orNotFound } from "../../or-not-found.ts";

/** Where each list begins, as the address says it. */
export interface FilePlaces {
	in: string | null;
	out: string | null;
}

const sides = {
	in: {
		title: "Inputs",
		restore: restoreInputAction,
		empty: "It read no file that is known here.",
	},
	out: {
		title: "Outputs",
		restore: restoreOutputAction,
		empty: "It has made no file yet.",
	},
} as const;

/** What a run read and made, side by side, each page by page; what was taken back below. */
export async function FilesTab(props: { ctx: Ctx; uid: string; places: FilePlaces; now: number }) {
	const { ctx, uid, places } = props;
	const { inputs, outputs } = await orNotFound(
		listRunEdges({ ctx, input: { uid, inputsAfter: places.in, outputsAfter: places.out } }),
	);
	return (
		<div className={classes.columns}>
			<Side {...props} side="in" edges={inputs} />
			<Side {...props} side="out" edges={outputs} />
		</div>
	);
}

function Side({
	ctx,
	uid,
	places,
	side,
	edges: { held: page, retracted },
	now,
}: {
	ctx: Ctx;
	uid: string;
	places: FilePlaces;
	side: keyof typeof sides;
	edges: RunSide;
	now: number;
}) {
	const { title, restore, empty } = sides[side];
	const cursor = places[side];
	const total = page.total === null ? "10,000+" : page.total.toLocaleString("en");
	const hrefOf = (place: string | null) => {
		const query = new URLSearchParams();
		for (const [name, value] of Object.entries({ ...places, [side]: place }))
			if (value) query.set(name, value);
		return `/runs/${uid}${query.size > 0 ? `?${query}` : ""}`;
	};
	return (
		<section>
			<h2>
				{title} <span className={classes.dim}>{total}</span>
			</h2>
			<EdgeList edges={page.items} now={now} empty={empty} />
			<p className={classes.links}>
				{cursor !== null && (
					<Link href={hrefOf(null)} scroll={false}>
						The first {title.toLowerCase()}
					</Link>
				)}
				{page.nextCursor !== null && (
					<Link href={hrefOf(page.nextCursor)} scroll={false}>
						More {title.toLowerCase()}
					</Link>
				)}
				{(page.nextCursor !== null || cursor !== null) && (
					<Link href={`${lineageHref("run", uid)}&view=list`}>Search them in the graph</Link>
				)}
			</p>
			<RetractedEdges
				runUid={uid}
				edges={retracted.items}
				total={retracted.total}
				now={now}
				mayRestore={Object.fromEntries(
					retracted.items.map(({ file, recordedBy }) => [file.uid, mayChange(ctx, recordedBy.uid)]),
				)}
				restore={restore}
			/>
		</section>
	);
}
