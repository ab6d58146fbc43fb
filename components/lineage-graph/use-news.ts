"use client";

import { useEffect, useRef } from "react";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { useAnnounce } from "./announce.tsx";
import { type Asked, isOtherQuestion, newsOf, type Shown } from "./news.ts";

/**
 * Announces what each step of a person's changed, once its answer is there.
 *
 * @param answeredAt tells one answer from the next, which may be the same view.
 */
export function useNews(
	view: LineageView,
	answeredAt: number,
	asked: Asked,
	cards: number,
	isBusy: boolean,
): void {
	const announce = useAnnounce();
	const told = useRef<(Shown & { answeredAt: number }) | null>(null);
	useEffect(() => {
		if (isBusy) return;
		const before = told.current;
		// The address is ahead of the answer.
		if (before && before.answeredAt === answeredAt && isOtherQuestion(before.asked, asked)) return;
		const now = { view, asked, cards, answeredAt };
		const news = before && newsOf(before, now);
		told.current = now;
		if (news) announce(news);
	}, [view, answeredAt, asked, cards, isBusy, announce]);
}
