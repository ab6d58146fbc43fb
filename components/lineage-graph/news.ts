import type { LineageLens } from "../../lib/contracts/enums.ts";
import type { LineageView } from "../../lib/contracts/lineage.ts";
import { formatTime } from "../record/time.ts";
import { chipsOf, type FilterValues } from "./filters/filter-values.ts";
import { cardTitle } from "./node-text.ts";

/** What a person can change of what the graph shows. */
export interface Asked extends FilterValues {
	up: number;
	down: number;
	lens: LineageLens;
	limit: number;
	expand: readonly string[];
	asOf: Date | null;
	q: string | null;
	view: "graph" | "list";
	fold: boolean;
	unfold: readonly string[];
}

/** What the graph shows at a moment, and what was asked for it. */
export interface Shown {
	view: LineageView;
	asked: Asked;
	/** How many cards are drawn, groups being one each. */
	cards: number;
}

/** What the server answers, rather than the browser by itself. */
const askedOfServer = [
	...(["up", "down", "lens", "limit", "expand", "asOf", "q", "after", "before", "archived"] as const),
	...(["kinds", "suffixes", "statuses", "types", "people", "tags"] as const),
] satisfies (keyof Asked)[];

/** Whether one question is another to the server: its answer is on its way then. */
export function isOtherQuestion(was: Asked, is: Asked): boolean {
	const text = (asked: Asked) => JSON.stringify(askedOfServer.map((key) => asked[key]));
	return text(was) !== text(is);
}

/**
 * What a person's own step changed, in one sentence for those who do not see it; null when they changed nothing, as
 * when records come in live.
 */
export function newsOf(before: Shown, now: Shown): string | null {
	const [was, is] = [before.asked, now.asked];
	const records = count(now.view.nodes.length, "record");
	if (was.q !== is.q && is.q !== null) return `Selected: ${records}`;
	if (before.view.focus !== now.view.focus) return `Focused on ${titleOf(now.view.focus, now)}: ${records}`;
	if (was.lens !== is.lens) return `${lensWords[is.lens]}: ${records}`;
	const filtered = filterNews(was, is);
	if (filtered) return `${filtered}: ${records}`;
	if (was.asOf?.getTime() !== is.asOf?.getTime())
		return is.asOf === null ? `Now: ${records}` : `As it was on ${timeText(is.asOf)}: ${records}`;
	const steps = [
		...(was.up === is.up ? [] : [`${count(is.up, "step")} up`]),
		...(was.down === is.down ? [] : [`${count(is.down, "step")} down`]),
	];
	if (steps.length > 0) return `${steps.join(", ")}: ${records}`;
	const expanded = is.expand.find((id) => !was.expand.includes(id));
	if (expanded !== undefined) {
		const more = now.view.nodes.length - before.view.nodes.length;
		return `Expanded ${titleOf(expanded, now)}: ${more > 0 ? count(more, "more record", "more records") : "nothing more"}`;
	}
	if (was.limit !== is.limit) return `Up to ${is.limit.toLocaleString("en")}: ${records}`;
	if (was.view !== is.view) return is.view === "list" ? `List of ${records}` : `Graph of ${records}`;
	const cards = count(now.cards, "card");
	if (was.fold !== is.fold) return `${is.fold ? "Folded" : "Unfolded"}: ${cards}`;
	if (is.unfold.length > was.unfold.length) return `Unfolded the group: ${cards}`;
	return null;
}

function filterNews(was: Asked, is: Asked): string | null {
	const [old, fresh] = [chipsOf(was), chipsOf(is)].map((chips) => new Set(chips.map(({ label }) => label)));
	const [added] = [...(fresh ?? [])].filter((label) => !old?.has(label));
	if (added !== undefined) return `Filter ${added}`;
	const gone = [...(old ?? [])].filter((label) => !fresh?.has(label));
	if (gone.length === 0) return null;
	return fresh?.size === 0 ? "No filters" : `Filter ${gone.join(", ")} removed`;
}

const lensWords: Record<LineageLens, string> = {
	data: "Data flow",
	transforms: "Transforms",
	everything: "Everything",
};

function titleOf(id: string, { view }: Shown): string {
	const node = view.nodes.find((each) => each.id === id);
	return node ? cardTitle(node) : "it";
}

const timeText = (at: Date) => `${formatTime(at.toISOString())} UTC`;

function count(n: number, what: string, many = `${what}s`): string {
	return `${n.toLocaleString("en")} ${n === 1 ? what : many}`;
}
