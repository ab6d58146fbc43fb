import { IconBinaryTree2 } from "@tabler/icons-react";
import Link from "next/link";
import type { Chosen } from "../rows/use-selection.ts";
import classes from "./bulk.module.css";
import { graphSelection } from "./graph-selection.ts";

/** The chosen files or runs as a selection of the graph, where a selection can say them. */
export function ShowInGraph({ kind, chosen }: { kind: "file" | "run"; chosen: Chosen }) {
	const selection = graphSelection(kind, chosen);
	if ("why" in selection) {
		return (
			<button type="button" className={classes.button} disabled title={selection.why}>
				<IconBinaryTree2 size={16} aria-hidden /> Show in graph
			</button>
		);
	}
	return (
		<Link
			className={classes.button}
			href={`/lineage?q=${encodeURIComponent(selection.text)}&limit=10000`}
			prefetch={false}
		>
			<IconBinaryTree2 size={16} aria-hidden /> Show in graph
		</Link>
	);
}
