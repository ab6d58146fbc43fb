import Link from "next/link";
import { createLoader, createSerializer, parseAsStringLiteral, type SearchParams } from "nuqs/server";
import type { ReactNode } from "react";
import { graphParams } from "../../components/lineage-graph/graph-params.ts";
import { TabExplorer } from "../../components/lineage-graph/tab-explorer.tsx";
import classes from "../../components/record/record.module.css";
import { type EntityKind, type LineageLens, lineageLenses } from "../../lib/contracts/enums.ts";
import { WhenceError } from "../../lib/contracts/errors.ts";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { packView } from "../../lib/lineage/pack/pack-view.ts";
import type { Ctx } from "../../lib/services/ctx.ts";
import { getLineage } from "../../lib/services/lineage/get-lineage.ts";
import { orRefusal, Refused } from "../refused.tsx";
import { edgeActions } from "./edge-actions.ts";
import { lineageQuestion } from "./question.ts";

const address = createSerializer(graphParams);

/** The tab of a record's page that shows what it came from and what came of it; its state is in the address. */
export async function RecordLineage({
	ctx,
	kind,
	uid,
	base,
	asked,
	lens = "data",
	empty,
	now,
	children,
}: {
	ctx: Ctx;
	kind: EntityKind;
	uid: string;
	/** The address of the record's page. */
	base: string;
	asked: SearchParams;
	/** What is shown unless another is asked for. */
	lens?: LineageLens;
	/** Said where nothing is before it or after it. */
	empty: ReactNode;
	now: number;
	/** The same in words, below. */
	children?: (view: LineageView) => ReactNode;
}) {
	const load = createLoader({ ...graphParams, lens: parseAsStringLiteral(lineageLenses).withDefault(lens) });
	const p = { ...load(asked), q: null };
	const view = await orRefusal(
		getLineage({ ctx, input: lineageQuestion(p, { focusKind: kind, focusUid: uid }) }),
		["invalid", "not_found"],
	);
	if (view instanceof WhenceError) {
		return <Refused title="Lineage" href={`${base}?tab=lineage`} error={view} />;
	}
	const [focus] = view.nodes;
	const isAlone = view.nodes.length === 1 && focus?.hidden.up === 0 && focus.hidden.down === 0;
	const impact = `/lineage/impact?focus=${kind}:${uid}`;
	return (
		<>
			{isAlone && p.lens === lens ? (
				<p className={classes.quiet}>{empty}</p>
			) : (
				<TabExplorer
					text={Promise.resolve(packView(view))}
					whole={null}
					now={now}
					edgeActions={edgeActions}
					wholeHref={address("/lineage", { ...p, focus: `${kind}:${uid}` })}
				/>
			)}
			{children?.(view)}
			{!isAlone && (
				<p className={classes.links}>
					<Link href={`${impact}&direction=up`}>Everything upstream</Link>
					<Link href={`${impact}&direction=down`}>Everything downstream</Link>
				</p>
			)}
		</>
	);
}
