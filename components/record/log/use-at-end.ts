"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";

/** So near to the end is at the end. */
const nearPx = 30;

/** Whether a reader stays at the end of what grows, and how much came since they left it. */
export interface AtEnd {
	isFollowing: boolean;
	/** Lines that came since the reader went up. */
	news: number;
	/** Goes to the end, and stays there. */
	go: () => void;
	/** Something else is looked at. */
	leave: () => void;
}

/** Stays at the end of a log unless its reader has scrolled up. */
export function useAtEnd({
	scroller,
	lineCount,
	toEnd,
	isFollowing: isFollowingFirst,
}: {
	scroller: RefObject<HTMLElement | null>;
	lineCount: number;
	toEnd: () => void;
	isFollowing: boolean;
}): AtEnd {
	const [isFollowing, setFollowing] = useState(isFollowingFirst);
	const [seen, setSeen] = useState(lineCount);
	const latest = useRef(lineCount);
	latest.current = lineCount;
	useLayoutEffect(() => {
		if (isFollowing && lineCount > 0) toEnd();
	}, [isFollowing, lineCount, toEnd]);
	useEffect(() => {
		const element = scroller.current;
		if (!element) return;
		let before = element.scrollTop;
		const onScroll = () => {
			const isUp = element.scrollTop < before - 1;
			before = element.scrollTop;
			const isNear = element.scrollHeight - element.scrollTop - element.clientHeight < nearPx;
			if (isNear) setFollowing(true);
			// What grows below does not mean that the reader has left: going up does.
			else if (isUp) {
				setFollowing((was) => {
					if (was) setSeen(latest.current);
					return false;
				});
			}
		};
		element.addEventListener("scroll", onScroll, { passive: true });
		return () => element.removeEventListener("scroll", onScroll);
	}, [scroller]);
	return {
		isFollowing,
		news: isFollowing ? 0 : lineCount - seen,
		go: () => setFollowing(true),
		leave: () => {
			setSeen(lineCount);
			setFollowing(false);
		},
	};
}
