"use client";

import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { SearchHit } from "../../lib/contracts/search.ts";
import { commandGroup, furtherGroup, hitGroups, type Powers, recentGroup } from "./groups.ts";
import { optionsOf } from "./hit-options.ts";
import type { Group, Option } from "./option.ts";
import { useRecents } from "./use-recents.ts";
import { useSearch } from "./use-search.ts";

async function copy(what: string, text: string): Promise<void> {
	try {
		await navigator.clipboard.writeText(text);
		notifications.show({ message: `${what} copied` });
	} catch {
		// Over plain http from another host browsers refuse.
		notifications.show({ color: "red", title: "The browser does not allow copying here", message: text });
	}
}

/** What the palette knows and does; the component only draws it. */
export function usePalette(owner: string, close: () => void) {
	const router = useRouter();
	const scheme = useComputedColorScheme("light");
	const { setColorScheme } = useMantineColorScheme();
	const [query, setQuery] = useState("");
	const [active, setActive] = useState(0);
	const [actedOn, setActedOn] = useState<SearchHit | null>(null);
	// Enter may come before the answer; what it opens is then the best of it.
	const [isEntered, setEntered] = useState(false);
	const { recents, clear } = useRecents(owner);
	const { view, isSearching, problem, again } = useSearch(query);
	const q = query.trim();
	const powers: Powers = {
		go: (href) => router.push(href),
		switchScheme: () => setColorScheme(scheme === "dark" ? "light" : "dark"),
		clearRecents: clear,
	};
	const groups: Group[] = actedOn
		? [{ label: actedOn.title, options: optionsOf(actedOn, powers.go, copy) }]
		: q === ""
			? [
					...recentGroup(
						recents.flatMap(({ hit }) => hit ?? []),
						powers,
					),
					...commandGroup("", powers),
				]
			: [
					...hitGroups(view, powers),
					...commandGroup(q, powers),
					...(view && !isSearching ? [furtherGroup(q, powers)] : []),
				];
	const options = groups.flatMap((group) => group.options);
	const current = options[Math.min(active, options.length - 1)];
	function choose(option: Option) {
		option.run();
		if (!option.stay) close();
	}
	const best = view?.hits[0] ? options[0] : undefined;
	useEffect(() => {
		if (!isEntered || isSearching) return;
		setEntered(false);
		if (best) {
			best.run();
			close();
		}
	}, [isEntered, isSearching, best, close]);
	return {
		query,
		groups,
		active: Math.min(active, options.length - 1),
		current,
		actedOn,
		view,
		isSearching,
		problem,
		again,
		choose,
		point: setActive,
		type(text: string) {
			setQuery(text);
			setActive(0);
			setActedOn(null);
			setEntered(false);
		},
		move(by: number) {
			setEntered(false);
			if (options.length > 0)
				setActive((at) => (Math.min(at, options.length - 1) + by + options.length) % options.length);
		},
		enter() {
			if (isSearching && !actedOn) setEntered(true);
			else if (current) choose(current);
		},
		act(hit: SearchHit) {
			setActedOn(hit);
			setActive(0);
		},
		/** Leaves the actions of a hit; false when there is nothing to leave. */
		back(): boolean {
			if (!actedOn) return false;
			const index = hitGroupsIndex(actedOn);
			setActedOn(null);
			setActive(Math.max(0, index));
			return true;
		},
	};
	function hitGroupsIndex({ kind, uid }: SearchHit): number {
		const hits =
			q === ""
				? recentGroup(
						recents.flatMap(({ hit }) => hit ?? []),
						powers,
					)
				: hitGroups(view, powers);
		return hits.flatMap((group) => group.options).findIndex(({ id }) => id === `${kind}:${uid}`);
	}
}
