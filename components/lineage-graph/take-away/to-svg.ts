import type { DrawnBox, DrawnGraph, DrawnNode } from "../../../lib/lineage/fold/types.ts";
import { statusLooks } from "../../shell/kind.ts";
import { cardSize } from "../card-size.ts";
import { backDash, dashOf } from "../edge-look.ts";
import { shortenMiddle } from "../format.ts";
import { lookOf } from "../node-look.ts";
import { boxFacts, boxTitle, cardFacts, cardTitle } from "../node-text.ts";
import type { Palette } from "../overview/draw-options.ts";
import type { Places } from "../places.ts";
import { labelPoint, wayPath } from "../way-path.ts";

/** A part of the graph's plane. */
export interface Area {
	left: number;
	top: number;
	width: number;
	height: number;
}

export interface SvgOptions {
	palette: Palette;
	/** Said in the corner, with the date. */
	caption: string;
	now: number;
	/** What is in the picture; left out, everything. */
	area?: Area;
}

const padding = 32;
const footHeight = 34;
const legend = [
	["file", "var(--w-file)"],
	["run", "var(--w-completed)"],
	["transform", "var(--w-transform)"],
	["person", "var(--w-user)"],
] as const;

/** The graph as a picture that needs nothing else: cards, edges, their words, a legend, and what and when it shows. */
export function toSvg(
	graph: DrawnGraph,
	places: Places,
	{ palette, caption, now, area }: SvgOptions,
): string {
	const whole = area ?? wholeArea(graph, places);
	const view = {
		left: whole.left - padding,
		top: whole.top - padding,
		width: whole.width + 2 * padding,
		height: whole.height + 2 * padding + footHeight,
	};
	const edge = palette.of("var(--w-dim)");
	const foot = view.top + view.height - 18;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${round(view.width)}" height="${round(view.height)}" viewBox="${[view.left, view.top, view.width, view.height].map(round).join(" ")}" font-family="system-ui, sans-serif" font-size="13">`,
		`<title>${escapeXml(caption)}</title>`,
		`<defs><marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0,0 L10,5 L0,10 z" fill="${edge}"/></marker></defs>`,
		`<rect x="${round(view.left)}" y="${round(view.top)}" width="${round(view.width)}" height="${round(view.height)}" fill="${palette.surface}"/>`,
		...graph.boxes.map((each) => boxSvg(each, places, palette, now)),
		...graph.edges.map((each) => edgeSvg(each, places, edge, palette)),
		...graph.nodes.map((node) => nodeSvg(node, places, palette, now, node.id === graph.focus)),
		`<rect x="${round(view.left)}" y="${round(foot - 16)}" width="${round(view.width)}" height="${footHeight}" fill="${palette.surface}"/>`,
		...[
			...legend,
			...(graph.boxes.length > 0 ? [["runs in a run", "var(--w-dim)"] as const] : []),
			...(places.back.size > 0 ? [["leads back", null] as const] : []),
		].map(([word, colour], i) =>
			colour === null
				? `<g transform="translate(${round(view.left + padding + i * 92 + 24)} ${round(foot)})"><path d="M0,-4 h18" stroke="${edge}" stroke-width="1.5" stroke-dasharray="${backDash}"/><text x="24" fill="${edge}" font-size="12">${word}</text></g>`
				: `<g transform="translate(${round(view.left + padding + i * 92)} ${round(foot)})"><rect y="-9" width="14" height="9" rx="${word === "file" || word === "person" ? 4.5 : 1}" fill="none" stroke="${palette.of(colour)}" stroke-width="1.5"/><text x="20" fill="${edge}" font-size="12">${word}</text></g>`,
		),
		`<text x="${round(view.left + view.width - padding)}" y="${round(foot)}" text-anchor="end" fill="${edge}" font-size="12">${escapeXml(caption)} · ${new Date(now).toISOString().slice(0, 16).replace("T", " ")} UTC</text>`,
		"</svg>",
	].join("\n");
}

function boxSvg(drawn: DrawnBox, places: Places, palette: Palette, now: number): string {
	const area = places.boxes.get(drawn.id);
	if (!area) return "";
	const look = statusLooks[drawn.box.status];
	const [colour, soft] = [palette.of(look.color), palette.of(look.soft)];
	const room = Math.floor((area.width - 32) / 7.2);
	const title = shortenMiddle(boxTitle(drawn.box), Math.floor(room * 0.55));
	const facts = boxFacts(drawn, now).join(" · ");
	return `<g transform="translate(${round(area.x)} ${round(area.y)})"><rect width="${round(area.width)}" height="${round(area.height)}" rx="10" fill="${soft}" fill-opacity="0.35" stroke="${colour}" stroke-opacity="0.6"/><text x="14" y="23" font-weight="600" fill="${palette.text}">${escapeXml(title)}<tspan dx="10" font-size="11.5" font-weight="400" fill="${palette.of("var(--w-dim)")}">${escapeXml(facts)}</tspan></text></g>`;
}

function edgeSvg(
	{ id, outputKind, kind, viaHidden, count }: DrawnGraph["edges"][number],
	places: Places,
	colour: string,
	palette: Palette,
): string {
	const way = places.edges.get(id) ?? [];
	if (way.length === 0) return "";
	const isAttribution = kind === "started" || kind === "ran_as";
	const dash = dashOf({ outputKind, kind }, places.back.has(id));
	const word = viaHidden > 0 ? `via ${viaHidden} hidden` : count > 1 ? `${count}×` : null;
	const at = labelPoint(way);
	const line = `<path d="${wayPath(way)}" fill="none" stroke="${colour}" stroke-width="${isAttribution ? 1 : 1.5}"${dash ? ` stroke-dasharray="${dash}"` : ""} marker-end="url(#arrow)"/>`;
	if (word === null) return line;
	return `${line}<text x="${round(at.x)}" y="${round(at.y + 4)}" text-anchor="middle" font-size="11" fill="${colour}" stroke="${palette.surface}" stroke-width="4" paint-order="stroke">${word}</text>`;
}

function nodeSvg(node: DrawnNode, places: Places, palette: Palette, now: number, isFocus: boolean): string {
	const { x, y } = places.nodes.get(node.id) ?? { x: 0, y: 0 };
	const { width, height } = cardSize[node.kind];
	const look = lookOf(node);
	const [colour, soft] = [palette.of(look.color), palette.of(look.soft)];
	const kind = node.kind === "group" ? node.of : node.kind === "closed" ? "run" : node.kind;
	const radius = kind === "file" || kind === "user" ? height / 2 : 4;
	const box = (at: number, fill: string, stroke: number) =>
		`<rect x="${at}" y="${at}" width="${width}" height="${height}" rx="${radius}" fill="${fill}" stroke="${colour}" stroke-width="${stroke}"/>`;
	const pile =
		node.kind === "group" || node.kind === "closed"
			? box(8, palette.surface, 0.6) + box(4, palette.surface, 0.8)
			: "";
	const ground = kind === "file" || kind === "run" ? palette.surface : soft;
	const bar = kind === "run" ? `<rect width="5" height="${height}" fill="${colour}"/>` : "";
	const facts = cardFacts(node, now).join(" · ");
	const room = node.kind === "user" ? 17 : 30;
	return `<g transform="translate(${round(x)} ${round(y)})">${pile}${box(0, ground, isFocus ? 2.5 : 1)}${bar}<text x="20" y="24" font-weight="600" fill="${palette.text}">${escapeXml(shortenMiddle(cardTitle(node), room))}</text><text x="20" y="42" font-size="11.5" fill="${palette.of("var(--w-dim)")}">${escapeXml(shortenMiddle(facts, room + 4))}</text></g>`;
}

function wholeArea(graph: DrawnGraph, places: Places): Area {
	let [left, top, right, bottom] = [0, 0, 0, 0];
	graph.nodes.forEach(({ id, kind }, i) => {
		const { x, y } = places.nodes.get(id) ?? { x: 0, y: 0 };
		const { width, height } = cardSize[kind];
		left = i === 0 ? x : Math.min(left, x);
		top = i === 0 ? y : Math.min(top, y);
		right = i === 0 ? x + width : Math.max(right, x + width);
		bottom = i === 0 ? y + height : Math.max(bottom, y + height);
	});
	for (const { x, y, width, height } of places.boxes.values()) {
		left = Math.min(left, x);
		top = Math.min(top, y);
		right = Math.max(right, x + width);
		bottom = Math.max(bottom, y + height);
	}
	return { left, top, width: right - left, height: bottom - top };
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as XML 1.0 allows it: characters that it forbids are left out. */
function escapeXml(text: string): string {
	return text
		.replace(/[&<>"]/g, (character) => entities[character] ?? "")
		.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}

function round(value: number): number {
	return Math.round(value * 10) / 10;
}
