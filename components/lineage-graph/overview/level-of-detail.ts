import { edgesIn, isMoreThan, nodesIn, shownPart, type Viewport } from "./in-view.ts";
import type { Scene } from "./scene.ts";

/** More cards than this are drawn as shapes on a canvas. */
export const maxCards = 150;
/** Nearer than this a card of a large graph is more than a coloured spot. */
const cardZoom = 0.2;
/** More edges than this are drawn as lines on a canvas, also under cards. */
const maxEdgeElements = 200;
/** Once a canvas has taken over it stays until so much fewer are in view: nothing flickers at the border. */
const keep = 0.85;

/** `cards`: all by elements; `lines`: cards over drawn edges; `shapes`: all drawn. */
export type Level = "cards" | "lines" | "shapes";

/** What the window's part of the graph is made of. */
export function levelOf(scene: Scene, viewport: Viewport, before: Level): Level {
	// Not measured yet: what is large begins on the canvas, so that nothing is mounted only to go again.
	if (viewport.width === 0) return scene.count > maxCards ? "shapes" : "cards";
	if (scene.count > maxCards && viewport.zoom < (before === "shapes" ? cardZoom / keep : cardZoom))
		return "shapes";
	const part = shownPart(viewport);
	const mostCards = before === "shapes" ? maxCards * keep : maxCards;
	if (scene.count > mostCards && isMoreThan(mostCards, nodesIn(scene, part))) return "shapes";
	const mostEdges = before === "cards" ? maxEdgeElements : maxEdgeElements * keep;
	if (scene.edges.count > mostEdges && isMoreThan(mostEdges, edgesIn(scene, part))) return "lines";
	return "cards";
}
