import { IconClearAll, IconCode, IconListSearch, IconSunMoon } from "@tabler/icons-react";
import type { EntityKind } from "../../lib/contracts/enums.ts";
import type { SearchHit, SearchView } from "../../lib/contracts/search.ts";
import { recordHref } from "../shell/kind.ts";
import { nameOf } from "./ask.ts";
import { commands, isAskedFor } from "./commands.ts";
import type { Group, Option } from "./option.ts";

export const plurals: Record<EntityKind, string> = {
	user: "People",
	transform: "Transforms",
	run: "Runs",
	file: "Files",
};

/** What the palette's options may do. */
export interface Powers {
	go: (href: string) => void;
	switchScheme: () => void;
	clearRecents: () => void;
}

/** The records of an answer by kind, the kind of the best one first, so that the first option is the best. */
export function hitGroups(view: SearchView | null, { go }: Powers): Group[] {
	const hits = view?.hits ?? [];
	return [...new Set(hits.map(({ kind }) => kind))].map((kind) => ({
		label: plurals[kind],
		options: hits.filter((hit) => hit.kind === kind).map((hit) => hitOption(hit, go)),
	}));
}

/** The way to the page with all results. */
export function furtherGroup(q: string, { go }: Powers): Group {
	const encoded = encodeURIComponent(q);
	return {
		label: "More",
		options: [
			{
				id: "all",
				label: `See all results for “${q}”`,
				icon: IconListSearch,
				run: () => go(`/search?q=${encoded}`),
			},
			{
				id: "code",
				label: `Search “${q}” in code`,
				icon: IconCode,
				run: () => go(`/search?q=${encoded}&in=code`),
			},
		],
	};
}

/** What was opened last, with a way to forget it. */
export function recentGroup(hits: readonly SearchHit[], { go, clearRecents }: Powers): Group[] {
	if (hits.length === 0) return [];
	const forget: Option = {
		id: "forget",
		label: "Clear recent items",
		icon: IconClearAll,
		run: clearRecents,
		stay: true,
	};
	return [{ label: "Recent", options: [...hits.map((hit) => hitOption(hit, go)), forget] }];
}

/** What can be done from anywhere, as far as it is asked for. */
export function commandGroup(q: string, { go, switchScheme }: Powers): Group[] {
	const options: Option[] = commands
		.filter(({ label, also }) => isAskedFor(`${label} ${also}`, q))
		.map(({ label, icon, href }) => ({ id: href, label, icon, run: () => go(href) }));
	if (isAskedFor("Switch theme dark light colours colors mode", q))
		options.push({
			id: "scheme",
			label: "Switch theme",
			icon: IconSunMoon,
			run: switchScheme,
			stay: true,
		});
	return options.length > 0 ? [{ label: "Do", options }] : [];
}

function hitOption(hit: SearchHit, go: (href: string) => void): Option {
	return {
		id: `${hit.kind}:${hit.uid}`,
		hit,
		label: hit.title,
		run: () => go(recordHref(hit.kind, nameOf(hit))),
	};
}
