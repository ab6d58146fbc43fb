import Link from "next/link";
import type { SearchParams } from "nuqs/server";
import record from "../../../components/record/record.module.css";
import { TypeBadge } from "../../../components/record/status-badge.tsx";
import { recordHref } from "../../../components/shell/kind.ts";
import type { LineageTransformNode } from "../../../lib/contracts/lineage.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { RecordLineage } from "../../lineage/record-lineage.tsx";

/** Code around this code: what made the files that it reads, and what reads the files that it made. */
export function LineageTab({
	ctx,
	t,
	address,
	now,
}: {
	ctx: Ctx;
	t: TransformView;
	address: SearchParams;
	now: number;
}) {
	return (
		<RecordLineage
			ctx={ctx}
			kind="transform"
			uid={t.uid}
			base={`/transforms/${t.uid}`}
			asked={address}
			lens="transforms"
			empty="No other code made what it reads, or reads what it made."
			now={now}
		>
			{({ nodes }) => <CodeAround nodes={nodes.filter((node) => node.kind === "transform")} />}
		</RecordLineage>
	);
}

/** The code that is in the graph, in words. */
function CodeAround({ nodes }: { nodes: readonly LineageTransformNode[] }) {
	if (nodes.length < 2) return null;
	return (
		<div className={record.columns}>
			<Around
				title="Made what it reads"
				empty="It reads nothing that other code made."
				nodes={nodes.filter(({ depth }) => depth < 0)}
			/>
			<Around
				title="Reads what it made"
				empty="No other code has read what it made."
				nodes={nodes.filter(({ depth }) => depth > 0)}
			/>
		</div>
	);
}

function Around({
	title,
	empty,
	nodes,
}: {
	title: string;
	empty: string;
	nodes: readonly LineageTransformNode[];
}) {
	return (
		<section>
			<h2>{title}</h2>
			{nodes.length === 0 && <p className={record.quiet}>{empty}</p>}
			{nodes.length > 0 && (
				<ul className={record.list}>
					{nodes.map((node) => (
						<li key={node.uid}>
							<TypeBadge type={node.type} />
							<span className={record.main}>
								<Link href={recordHref("transform", node.uid)}>{node.name}</Link>{" "}
								<span className={record.dim}>
									{/^\d+$/.test(node.version) ? `v${node.version}` : node.version}
								</span>
							</span>
							<span className={record.dim}>
								{node.runCount.toLocaleString("en")} {node.runCount === 1 ? "run" : "runs"}
							</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
