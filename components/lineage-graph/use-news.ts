"use client";

import { useEffect, useRef } from "react";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { useAnnounce } from "./announce.tsx";
import { type Asked, newsOf, type Shown } from "./news.ts";

/** Announces what each step of a person's changed, once its answer is there. */
export function useNews(view: LineageView, asked: Asked, cards: number, isBusy: boolean): void {
	const announce = useAnnounce();
	const told = useRef<Shown | null>(null);
	useEffect(() => {
		if (isBusy) return;
		const now = { view, asked, cards };
		const news = told.current && newsOf(told.current, now);
		told.current = now;
		if (news) announce(news);
	}, [view, asked, cards, isBusy, announce]);
}
