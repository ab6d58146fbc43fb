"use client";

import { IconFold } from "@tabler/icons-react";
import { type CSSProperties, memo } from "react";
import { type NodeProps, useStore } from "reactflow";
import { statusLooks } from "../shell/kind.ts";
import classes from "./box-frame.module.css";
import { isBoxDim } from "./box-lit.ts";
import { useGraph } from "./graph-state.ts";
import { boxName } from "./node-name.ts";
import { boxFacts, boxTitle } from "./node-text.ts";
import { plainZoom } from "./plain-zoom.ts";
import type { BoxNode } from "./to-flow.ts";

/** A run around the runs that it contains. Its head is pressed as a card is. */
export const BoxFrame = memo(function BoxFrame({ data: { drawn, isFocus } }: NodeProps<BoxNode>) {
	const graph = useGraph();
	const isPlain = useStore((state) => state.transform[2] < plainZoom);
	const { id, box } = drawn;
	const { color, soft, icon: Icon } = statusLooks[box.status];
	const isDim = isBoxDim(drawn, graph.lit);
	const isSelected = graph.selectedId === id;
	const names = [
		classes.box,
		...(isFocus ? [classes.focus] : []),
		...(isSelected ? [classes.selected] : []),
		...(isDim ? [classes.dim] : []),
		...(isPlain ? [classes.plain] : []),
		...(box.status === "running" ? [classes.running] : []),
	];
	return (
		<div className={names.join(" ")} style={{ "--look": color, "--look-soft": soft } as CSSProperties}>
			<div className={classes.head}>
				<button
					type="button"
					className={classes.close}
					tabIndex={-1}
					onClick={() => graph.expand(id)}
					aria-label={`Close ${boxTitle(box)} into one card`}
					title="Close into one card (e)"
				>
					<IconFold size={15} aria-hidden />
				</button>
				<button
					type="button"
					className={classes.title}
					data-node={id}
					tabIndex={graph.activeId === id ? 0 : -1}
					aria-label={boxName(drawn)}
					aria-pressed={isSelected}
					onFocus={() => graph.activate(id)}
					onClick={(event) => graph.select(id, event.shiftKey)}
				>
					<Icon size={16} stroke={1.8} aria-hidden />
					<span className={classes.name}>{boxTitle(box)}</span>
					{!isPlain && <span className={classes.facts}>{boxFacts(drawn, graph.now).join(" · ")}</span>}
				</button>
			</div>
		</div>
	);
});
