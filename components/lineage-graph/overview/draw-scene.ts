import type { Area } from "../../../lib/lineage/layout/types.ts";
import { mostOut, turnOut } from "../way-path.ts";
import { drawBoxes } from "./draw-boxes.ts";
import type { DrawOptions, Palette } from "./draw-options.ts";
import { edgesIn, everywhere, type Part, shownPart, type Viewport } from "./in-view.ts";
import { areaOf, type Scene } from "./scene.ts";

/** Below this zoom a title is smaller than can be read. */
const titleZoom = 0.42;
/** So small that a rounded corner does not show. */
const cornerZoom = 0.12;
const dimmed = 0.2;

/** Nearer than this, and up to so many in a graph, dashes are drawn; else a fainter line, for each costs as ten plain ones. */
const dashZoom = 0.5;
const mostDashed = 200;
const faint = 0.55;

/** Half of the widest line, in pixels: so far beside the window something may still show in it. */
const lineMargin = 3;

/**
 * Draws what an area of the canvas shows of a scene: edges along their ways, nodes as shapes in the colours of their
 * cards.
 *
 * @param viewport where the whole canvas stands over the graph.
 * @param area in pixels of the canvas; what lies elsewhere is left out, for speed, but where it is cheaper left in.
 */
export function drawScene(
	canvas: CanvasRenderingContext2D,
	scene: Scene,
	viewport: Viewport,
	area: Area,
	palette: Palette,
	options: DrawOptions,
): void {
	const { zoom } = viewport;
	const part = shownPart({ ...area, x: viewport.x - area.x, y: viewport.y - area.y, zoom }, lineMargin);
	canvas.save();
	canvas.translate(viewport.x, viewport.y);
	canvas.scale(zoom, zoom);
	const lit = options.lit && Uint8Array.from(scene.ids, (id) => Number(options.lit?.has(id)));
	if (options.hasNodes) drawBoxes(canvas, scene.boxes, part, palette, zoom, options);
	drawEdges(canvas, scene, part, palette, zoom, lit);
	drawPickedEdge(canvas, scene, palette, zoom, options.edgeId);
	if (options.hasNodes) drawNodes(canvas, scene, part, palette, zoom, lit, options);
	canvas.restore();
}

type Lit = Uint8Array | null;

function drawEdges(
	canvas: CanvasRenderingContext2D,
	scene: Scene,
	part: Part,
	palette: Palette,
	zoom: number,
	lit: Lit,
): void {
	const { edges } = scene;
	// One path for all edges of a look: a stroke costs more than its points.
	const looks = [new Path2D(), new Path2D(), new Path2D()];
	const [plain, dashed, bright] = looks;
	// Far out a curve is a line.
	const isCurved = zoom > 0.2;
	const hasDashes = zoom > dashZoom && edges.dashed <= mostDashed;
	// Turns go out beyond their points.
	const near = { ...part, left: part.left - mostOut, right: part.right + mostOut };
	for (const e of edgesIn(scene, near)) {
		const isBright = lit !== null && lit[edges.from[e] ?? 0] === 1 && lit[edges.to[e] ?? 0] === 1;
		const isDashed = edges.isDashed[e] === 1;
		const path = isBright ? bright : isDashed ? dashed : plain;
		// Dashes are counted from where the pen was set down: a way of dashes is drawn whole.
		if (path) addWay(path, edges, e, isCurved, hasDashes && isDashed && !isBright ? everywhere : near);
	}
	// Never thinner than half a pixel, or a thousand edges vanish.
	canvas.lineWidth = Math.max(1.75, 0.6 / zoom);
	canvas.strokeStyle = palette.edge;
	canvas.globalAlpha = lit ? dimmed : 1;
	if (plain) canvas.stroke(plain);
	if (hasDashes) canvas.setLineDash([6, 4]);
	else canvas.globalAlpha *= faint;
	if (dashed) canvas.stroke(dashed);
	canvas.setLineDash([]);
	canvas.globalAlpha = 1;
	canvas.strokeStyle = palette.lit;
	canvas.lineWidth = Math.max(2, 1.2 / zoom);
	if (lit && bright) canvas.stroke(bright);
}

function drawPickedEdge(
	canvas: CanvasRenderingContext2D,
	{ edges }: Scene,
	palette: Palette,
	zoom: number,
	id: string | null,
): void {
	const e = id === null ? -1 : edges.ids.indexOf(id);
	if (e === -1) return;
	const way = new Path2D();
	addWay(way, edges, e, true, everywhere);
	canvas.strokeStyle = palette.text;
	canvas.lineWidth = Math.max(3, 2 / zoom);
	canvas.stroke(way);
}

/** Adds the pieces of an edge's way that a part of the graph may show. */
function addWay(
	path: Path2D,
	{ start, points }: Scene["edges"],
	e: number,
	isCurved: boolean,
	part: Part,
): void {
	const [first, end] = [start[e] ?? 0, start[e + 1] ?? 0];
	let [x, y] = [points[first] ?? 0, points[first + 1] ?? 0];
	let step = 0;
	let isPenDown = false;
	for (let at = first + 2; at < end; at += 2) {
		const [nextX, nextY] = [points[at] ?? 0, points[at + 1] ?? 0];
		const isShown =
			Math.min(x, nextX) <= part.right &&
			Math.max(x, nextX) >= part.left &&
			Math.min(y, nextY) <= part.bottom &&
			Math.max(y, nextY) >= part.top;
		if (isShown) {
			if (!isPenDown) path.moveTo(x, y);
			const middle = x === nextX ? x + turnOut(step, nextY - y) : (x + nextX) / 2;
			if (isCurved && y !== nextY) path.bezierCurveTo(middle, y, middle, nextY, nextX, nextY);
			else path.lineTo(nextX, nextY);
		}
		isPenDown = isShown;
		step = nextX - x;
		[x, y] = [nextX, nextY];
	}
}

function drawNodes(
	canvas: CanvasRenderingContext2D,
	scene: Scene,
	part: Part,
	palette: Palette,
	zoom: number,
	lit: Lit,
	{ selectedId, focusId }: DrawOptions,
): void {
	const hasTitles = zoom >= titleZoom;
	canvas.textBaseline = "middle";
	canvas.font = `600 ${Math.max(13, 9 / zoom)}px system-ui, sans-serif`;
	for (let i = 0; i < scene.count; i++) {
		const [x, y] = [scene.x[i] ?? 0, scene.y[i] ?? 0];
		const [width, height] = [scene.width[i] ?? 0, scene.height[i] ?? 0];
		if (x > part.right || y > part.bottom || x + width < part.left || y + height < part.top) continue;
		const colour = palette.of(scene.colours[i] ?? "");
		canvas.globalAlpha = lit && lit[i] !== 1 ? dimmed : 1;
		canvas.fillStyle = hasTitles ? palette.of(scene.softs[i] ?? "") : colour;
		const radius =
			zoom < cornerZoom ? 0 : scene.kinds[i] === "file" || scene.kinds[i] === "user" ? height / 2 : 4;
		if (radius === 0 && !hasTitles) canvas.fillRect(x, y, width, height);
		else {
			canvas.beginPath();
			canvas.roundRect(x, y, width, height, radius);
			canvas.fill();
		}
		if (hasTitles) {
			canvas.strokeStyle = colour;
			canvas.lineWidth = 1;
			canvas.stroke();
			canvas.fillStyle = palette.text;
			canvas.fillText(fitted(scene.titles[i] ?? "", width, zoom), x + 18, y + height / 2);
		}
	}
	canvas.globalAlpha = 1;
	for (const [id, colour] of [
		[focusId, palette.lit],
		[selectedId, palette.text],
	] as const) {
		const area = id === null ? null : areaOf(scene, id);
		if (!area) continue;
		const gap = 4 / zoom;
		canvas.strokeStyle = colour;
		canvas.lineWidth = 2 / zoom;
		canvas.strokeRect(area.x - gap, area.y - gap, area.width + 2 * gap, area.height + 2 * gap);
	}
}

/** As much of a title as a card has room for, shortened in the middle. */
function fitted(title: string, width: number, zoom: number): string {
	const room = Math.floor((width - 36) / (Math.max(13, 9 / zoom) * 0.56));
	if (title.length <= room) return title;
	const tail = Math.ceil((room - 1) * 0.6);
	return `${title.slice(0, room - 1 - tail)}…${title.slice(title.length - tail)}`;
}
