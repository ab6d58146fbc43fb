"use client";

import { functionalUpdate, type RowSelectionState, type Updater } from "@tanstack/react-table";
import { useState } from "react";
import { chosenLimit } from "../../../lib/contracts/list-limits.ts";

/** What a bulk change is about: records by uid, or all that the filters find. */
export type Chosen = { uids: string[] } | { matching: Record<string, unknown>; expected: number };

/** Rows that are chosen, on whatever page they were, or all that match. */
export interface Selection {
	state: RowSelectionState;
	isAll: boolean;
	count: number;
	/** How many of the chosen are not on this page. */
	elsewhere: number;
	chosen: Chosen;
	set: (update: Updater<RowSelectionState>) => void;
	toggle: (uid: string) => void;
	chooseAll: () => void;
	clear: () => void;
}

/** Keeps what is chosen while pages are turned; another question begins anew. */
export function useSelection(
	rows: readonly { uid: string }[],
	question: Record<string, unknown>,
	total: number | null,
): Selection {
	const asked = JSON.stringify(question);
	const [kept, setKept] = useState<{ asked: string; uids: RowSelectionState; isAll: boolean }>({
		asked,
		uids: {},
		isAll: false,
	});
	const { uids, isAll } = kept.asked === asked ? kept : { uids: {} as RowSelectionState, isAll: false };
	const chosenUids = Object.keys(uids).filter((uid) => uids[uid]);
	const onPage = new Set(rows.map(({ uid }) => uid));
	const all = isAll && total !== null;
	const state: RowSelectionState = all ? Object.fromEntries(rows.map(({ uid }) => [uid, true])) : uids;
	const keep = (next: RowSelectionState) => setKept({ asked, uids: next, isAll: false });
	return {
		state,
		isAll: all,
		count: all ? total : chosenUids.length,
		elsewhere: all ? total - rows.length : chosenUids.filter((uid) => !onPage.has(uid)).length,
		chosen: all ? { matching: question, expected: total } : { uids: chosenUids.slice(0, chosenLimit) },
		set: (update) => keep(functionalUpdate(update, state)),
		toggle: (uid) => {
			const { [uid]: was, ...others } = state;
			keep(was ? others : { ...others, [uid]: true });
		},
		chooseAll: () => setKept({ asked, uids, isAll: true }),
		clear: () => keep({}),
	};
}
