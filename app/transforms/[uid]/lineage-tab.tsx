import { IconSitemap } from "@tabler/icons-react";
import Link from "next/link";
import record from "../../../components/record/record.module.css";
import { TypeBadge } from "../../../components/record/status-badge.tsx";
import { lineageHref, recordHref } from "../../../components/shell/kind.ts";
import classes from "../../../components/transform/transform.module.css";
import type { LineageTransformNode } from "../../../lib/contracts/lineage.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { getLineage } from "../../../lib/services/lineage/get-lineage.ts";

/** Code around this code: what made the files that it reads, and what reads the files that it made. */
export async function LineageTab({ ctx, t }: { ctx: Ctx; t: TransformView }) {
	// Two steps: files stand between code and code.
	const { nodes, isTruncated } = await getLineage({
		ctx,
		input: { focusKind: "transform", focusUid: t.uid, lens: "transforms", up: 2, down: 2 },
	});
	const around = nodes.filter(
		(node): node is LineageTransformNode => node.kind === "transform" && node.uid !== t.uid,
	);
	const graph = `${lineageHref("transform", t.uid)}&lens=transforms`;
	return (
		<>
			<div className={classes.bar}>
				<Link className={record.button} href={graph}>
					<IconSitemap size={16} aria-hidden /> Open the graph of code
				</Link>
				<Link className={record.button} href={`/lineage/impact?focus=transform:${t.uid}`}>
					Everything that follows from it
				</Link>
			</div>
			<div className={record.columns}>
				<Around
					title="Made what it reads"
					empty="It reads nothing that other code made."
					nodes={around.filter(({ depth }) => depth < 0)}
				/>
				<Around
					title="Reads what it made"
					empty="No other code has read what it made."
					nodes={around.filter(({ depth }) => depth > 0)}
				/>
			</div>
			{isTruncated && <p className={record.quiet}>There are more: the graph shows them.</p>}
		</>
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
