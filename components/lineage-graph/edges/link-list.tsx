"use client";

import { useTransition } from "react";
import type { LineageEdgeView } from "../../../lib/contracts/lineage-edge.ts";
import { RelativeTime } from "../../record/relative-time.tsx";
import classes from "./edge-panel.module.css";
import { LinkFacts, type LinkFactsProps, runTitle } from "./link-facts.tsx";

/** The links that one edge stands for: one is shown at once, of many each opens. */
export function LinkList({
	edge,
	onMore,
	...rest
}: { edge: LineageEdgeView; onMore: () => Promise<void> } & Pick<
	LinkFactsProps,
	"now" | "actions" | "onChange" | "hasEnds"
>) {
	const [isPending, startTransition] = useTransition();
	const [first] = edge.items;
	if (edge.items.length === 1 && first) return <LinkFacts link={first} role={edge.role} {...rest} />;
	return (
		<>
			<h3 className={classes.section}>
				{edge.total === null ? "More than 10,000" : edge.total} links, one for each run
			</h3>
			<ul className={classes.list}>
				{edge.items.map((link) => (
					<li key={link.run.uid}>
						<details>
							<summary>
								{runTitle(link)}
								<span className={classes.dim}>
									{link.retractedAt === null ? link.origin : "retracted"} · {link.recordedBy.handle} ·{" "}
									<RelativeTime at={link.recordedAt} now={rest.now} />
								</span>
							</summary>
							<LinkFacts link={link} role={edge.role} {...rest} />
						</details>
					</li>
				))}
			</ul>
			{edge.nextCursor !== null && (
				<button
					type="button"
					className={classes.button}
					disabled={isPending}
					onClick={() => startTransition(onMore)}
				>
					{isPending ? "Loading…" : "Show more"}
				</button>
			)}
		</>
	);
}
