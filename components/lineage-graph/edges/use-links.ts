"use client";

import { useEffect, useState } from "react";
import type { LineageView } from "../../../lib/contracts/lineage.ts";
import type { LineageEdgeView, LineageLink } from "../../../lib/contracts/lineage-edge.ts";
import type { EdgeActions } from "./edge-actions.ts";

/** What is known of the links behind an edge: still asked for, why it is not known, or the links. */
export type Links =
	| { status: "loading" }
	| { status: "refused"; message: string }
	| { status: "known"; view: LineageEdgeView };

/**
 * Asks the server what an edge stands for; again whenever the graph was, and then what was known stays until the
 * answer comes. Null asks nothing.
 *
 * @returns the links, how to ask for the next page of them, and how to say what became of one.
 */
export function useLinks(
	id: string | null,
	view: LineageView,
	load: EdgeActions["load"],
): { links: Links; more: () => Promise<void>; put: (link: LineageLink) => void } {
	const [asked, setAsked] = useState<{ id: string | null; links: Links }>({
		id,
		links: { status: "loading" },
	});
	// biome-ignore lint/correctness/useExhaustiveDependencies: another answer of the graph may have another edge.
	useEffect(() => {
		if (id === null) return;
		let isCurrent = true;
		ask(load, { id }).then((links) => isCurrent && setAsked({ id, links }));
		return () => {
			isCurrent = false;
		};
	}, [id, view, load]);
	const links: Links = asked.id === id ? asked.links : { status: "loading" };

	async function more() {
		if (id === null || links.status !== "known" || links.view.nextCursor === null) return;
		const next = await ask(load, { id, cursor: links.view.nextCursor });
		if (next.status !== "known") return setAsked({ id, links: next });
		const items = [...links.view.items, ...next.view.items];
		setAsked({ id, links: { status: "known", view: { ...next.view, items } } });
	}
	function put(link: LineageLink) {
		if (links.status !== "known") return;
		const items = links.view.items.map((each) => (each.run.uid === link.run.uid ? link : each));
		setAsked({ id, links: { status: "known", view: { ...links.view, items } } });
	}
	return { links, more, put };
}

async function ask(load: EdgeActions["load"], input: { id: string; cursor?: string }): Promise<Links> {
	try {
		const { data, serverError } = await load(input);
		if (data) return { status: "known", view: data };
		return { status: "refused", message: serverError?.message ?? "This link cannot be shown." };
	} catch (cause) {
		console.error(cause);
		return { status: "refused", message: "The server did not answer. Check that it runs, and try again." };
	}
}
