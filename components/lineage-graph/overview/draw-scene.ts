import { turnOut } from "../way-path.ts";
import { drawBoxes } from "./draw-boxes.ts";
import type { DrawOptions, Palette } from "./draw-options.ts";
import { shownPart, type Viewport } from "./in-view.ts";
import { areaOf, type Scene } from "./scene.ts";

/** Below this zoom a title is smaller than can be read. */
const titleZoom = 0.42;
/** So small that a rounded corner does not show. */
const cornerZoom = 0.12;
const dimmed = 0.2;

/** Draws what the window shows of a scene: edges along their ways, nodes as shapes in the colours of their cards. */
export function drawScene(
	canvas: CanvasRenderingContext2D,
	scene: Scene,
	viewport: Viewport,
	palette: Palette,
	options: DrawOptions,
): void {
	const { zoom } = viewport;
	const part = shownPart(viewport);
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

type Part = ReturnType<typeof shownPart>;
type Lit = Uint8Array | null;

function drawEdges(
	canvas: CanvasRenderingContext2D,
	{ edges }: Scene,
	part: Part,
	palette: Palette,
	zoom: number,
	lit: Lit,
): void {
	// One path for all edges of a look: a stroke costs more than its points.
	const looks = [new Path2D(), new Path2D(), new Path2D()];
	const [plain, dashed, bright] = looks;
	// Far out a curve is a line.
	const isCurved = zoom > 0.2;
	for (let e = 0; e < edges.count; e++) {
		const at = 4 * e;
		if (
			(edges.box[at] ?? 0) > part.right ||
			(edges.box[at + 1] ?? 0) > part.bottom ||
			(edges.box[at + 2] ?? 0) < part.left ||
			(edges.box[at + 3] ?? 0) < part.top
		)
			continue;
		const isBright = lit !== null && lit[edges.from[e] ?? 0] === 1 && lit[edges.to[e] ?? 0] === 1;
		const path = isBright ? bright : edges.isDashed[e] === 1 ? dashed : plain;
		if (path) addWay(path, edges, e, isCurved);
	}
	// Never thinner than half a pixel, or a thousand edges vanish.
	canvas.lineWidth = Math.max(1.75, 0.6 / zoom);
	canvas.strokeStyle = palette.edge;
	canvas.globalAlpha = lit ? dimmed : 1;
	if (plain) canvas.stroke(plain);
	canvas.setLineDash(zoom > 0.2 ? [6, 4] : []);
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
	addWay(way, edges, e, true);
	canvas.strokeStyle = palette.text;
	canvas.lineWidth = Math.max(3, 2 / zoom);
	canvas.stroke(way);
}

function addWay(path: Path2D, { start, points }: Scene["edges"], e: number, isCurved: boolean): void {
	const [first, end] = [start[e] ?? 0, start[e + 1] ?? 0];
	let [x, y] = [points[first] ?? 0, points[first + 1] ?? 0];
	let step = 0;
	path.moveTo(x, y);
	for (let at = first + 2; at < end; at += 2) {
		const [nextX, nextY] = [points[at] ?? 0, points[at + 1] ?? 0];
		const middle = x === nextX ? x + turnOut(step, nextY - y) : (x + nextX) / 2;
		if (isCurved && y !== nextY) path.bezierCurveTo(middle, y, middle, nextY, nextX, nextY);
		else path.lineTo(nextX, nextY);
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
