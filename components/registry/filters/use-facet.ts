"use client";

import { useEffect, useRef, useState } from "react";
import type { FacetsView, FacetValue } from "../../../lib/contracts/facets.ts";
import type { Action } from "../../forms/action.ts";

/** Asks for facets under the filters of the list. */
export type FacetsAction = Action<Record<string, unknown>, FacetsView>;

export interface FacetState {
	status: "idle" | "loading" | "ready" | "failed";
	values: readonly FacetValue[];
	hasMore: boolean;
}

const nothing: FacetState = { status: "idle", values: [], hasMore: false };

/**
 * The values of a facet, asked for when wanted and again when the question changes meanwhile; the last answer wins.
 * What is there stays until the next is.
 */
export function useFacet(facet: string, question: object, ask: FacetsAction) {
	const [state, setState] = useState<FacetState>(nothing);
	const asked = useRef({ count: 0, find: "", isWanted: false });
	const key = JSON.stringify(question);
	async function load(find: string) {
		const mine = ++asked.current.count;
		asked.current.find = find;
		asked.current.isWanted = true;
		setState((before) => ({ ...before, status: "loading" }));
		const answer = await ask({ ...question, of: [facet], ...(find ? { find } : {}) }).catch(() => null);
		if (mine !== asked.current.count) return;
		const found = answer?.data?.facets[0];
		setState((before) =>
			found
				? { status: "ready", values: found.values, hasMore: found.hasMore }
				: { ...before, status: "failed" },
		);
	}
	// biome-ignore lint/correctness/useExhaustiveDependencies: another question, other counts; nothing else asks again.
	useEffect(() => {
		if (asked.current.isWanted) void load(asked.current.find);
	}, [key]);
	return { state, load };
}
