"use client";

import { useMemo } from "react";
import type { LineageView } from "../../../lib/contracts/lineage.ts";
import { concernKey, concerns } from "../../live/concerns.ts";
import { useLiveRefresh } from "../../live/use-live-refresh.ts";

/** Asks for the graph again, quietly, when something in it changes or joins it. The past is as it was. */
export function useLiveGraph(view: LineageView, now: number): void {
	const keys = useMemo(() => new Set(view.nodes.map(concernKey)), [view]);
	const named = useMemo(() => {
		const codes = view.nodes.flatMap((node) => (node.kind === "run" ? [node.transform.uid] : []));
		return new Set(codes.map((uid) => concernKey({ kind: "transform", uid })));
	}, [view]);
	const hasRunning = useMemo(
		() => view.nodes.some((node) => node.kind === "run" && node.status === "running"),
		[view],
	);
	useLiveRefresh({
		now,
		isOn: view.asOf === null,
		isMine: (change) => concerns(change, keys, named),
		hasRunning,
	});
}
