import type { LineageBox, LineageNode } from "../../lib/contracts/lineage.ts";
import { groupTitle, sharedTitle } from "../../lib/lineage/fold/group-text.ts";
import type { DrawnBox, DrawnNode, LineageGroup } from "../../lib/lineage/fold/types.ts";
import { nodeTitle } from "../../lib/lineage/node-title.ts";
import { formatDuration as formatTicking } from "../record/time.ts";
import { formatBytes, formatDuration, formatSpan, shortenMiddle } from "./format.ts";
import { plainTitleLength } from "./plain-zoom.ts";

export { nodeTitle };

/** A card's first line: a run without a name is called by its code, for its uid says nothing to people. */
export function cardTitle(node: DrawnNode): string {
	if (node.kind === "group") return groupTitle(node);
	if (node.kind === "closed") return boxTitle(node.box);
	return node.kind === "run" ? (node.name ?? node.transform.name) : nodeTitle(node);
}

const count = (n: number, what: string) => `${n} ${what}${n === 1 ? "" : "s"}`;

/** What a run that contains others is called. */
export function boxTitle(box: LineageBox): string {
	return box.name ?? box.transform.name;
}

/** `completed · 12 min · 12 runs inside`. */
export function boxFacts({ box, runCount }: Pick<DrawnBox, "box" | "runCount">, now: number): string[] {
	const end = box.finishedAt === null ? now : Date.parse(box.finishedAt);
	const span = box.startedAt === null ? [] : [formatDuration(end - Date.parse(box.startedAt))];
	return [box.status, ...span, `${count(runCount, "run")} inside`];
}

/** A card's second line, whatever it is of. */
export function cardFacts(node: DrawnNode, now: number): string[] {
	if (node.kind === "group") return groupFacts(node);
	return node.kind === "closed" ? boxFacts(node, now) : nodeFacts(node, now);
}

/** The facts on a card's second line; `now` is passed so that server and browser agree. */
export function nodeFacts(node: LineageNode, now: number): string[] {
	const age = `${formatSpan(now - Date.parse(node.createdAt))} ago`;
	switch (node.kind) {
		case "file":
			return [`v${node.versionNo}`, formatBytes(node.sizeBytes), age];
		case "run": {
			const who = [node.uid.slice(0, 8), `@${node.createdBy.handle}`];
			// Its age is how long it runs: to the second, for that is watched.
			if (node.status === "running") return [node.status, formatTicking(node.startedAt, null, now), ...who];
			const end = node.finishedAt === null ? now : Date.parse(node.finishedAt);
			const span = node.startedAt === null ? [] : [formatDuration(end - Date.parse(node.startedAt))];
			return [node.status, ...span, ...who, age];
		}
		case "transform":
			return [node.version, node.type, count(node.runCount, "run"), node.lastStatus ?? "never run"];
		case "user":
			return [count(node.runCount, "run"), count(node.fileCount, "file")];
	}
}

/** The gist of a name, for cards too small for more: `23 × .bam`, `sample_3.bam`. */
export function plainTitle(node: DrawnNode): string {
	if (node.kind === "file") return shortenMiddle(node.key.split("/").at(-1) ?? node.key, plainTitleLength);
	if (node.kind !== "group") return shortenMiddle(cardTitle(node), plainTitleLength);
	const [first] = node.members;
	const what = first?.kind === "file" ? first.suffix : first?.kind === "run" ? first.transform.name : node.of;
	const count = `${node.members.length} × `;
	return `${count}${shortenMiddle(what, plainTitleLength - count.length)}`;
}

/** What the members of a group have in common, and how much they are together. */
export function groupFacts({ members }: LineageGroup): string[] {
	const [first] = members;
	const shared = sharedTitle(members);
	const bytes = members.reduce((sum, node) => sum + (node.kind === "file" ? (node.sizeBytes ?? 0) : 0), 0);
	return [
		...(first?.kind === "file" && first.isStale ? ["stale"] : []),
		...(shared ? [shared] : []),
		...(first?.kind === "file" ? [formatBytes(bytes)] : []),
		...(first?.kind === "run" ? [first.transform.version, first.status] : []),
		...(first?.kind === "transform" ? [first.type] : []),
	];
}

/** Where the record's own page is. */
export function nodeHref(node: LineageNode): string {
	return node.kind === "user" ? `/users/${encodeURIComponent(node.handle)}` : `/${node.kind}s/${node.uid}`;
}

/** What the address calls a record. */
export function focusText(node: LineageNode): string {
	return node.kind === "user" ? `user:${node.handle}` : `${node.kind}:${node.uid}`;
}

/** Why a file may be out of date, or null. */
export function staleText(node: LineageNode): string | null {
	return node.kind === "file" && node.isStale ? "made from a version that is no longer the latest" : null;
}
