"use client";

import dynamic from "next/dynamic";
import record from "../record/record.module.css";
import type { LineageExplorerProps } from "./lineage-explorer.tsx";

/** The graph weighs as much as the page around it: it comes when its tab is opened. */
const LineageExplorer = dynamic(() => import("./lineage-explorer.tsx").then((m) => m.LineageExplorer), {
	ssr: false,
	loading: () => (
		<p className={record.quiet} role="status">
			Loading the graph…
		</p>
	),
});

/** The graph around a record, as one tab of its page. */
export function TabExplorer(props: LineageExplorerProps & { wholeHref: string }) {
	return <LineageExplorer {...props} />;
}
