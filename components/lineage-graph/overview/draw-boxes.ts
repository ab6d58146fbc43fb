import { isBoxDim } from "../box-lit.ts";
import { boxHead } from "../card-size.ts";
import type { DrawOptions, Palette } from "./draw-options.ts";
import type { Part } from "./in-view.ts";
import type { SceneBox } from "./scene.ts";

/** How wide a letter is, as a part of its height. */
const letter = 0.56;

/** Draws boxes as frames with a head; the name is as large as the head, or as can be read where there is room. */
export function drawBoxes(
	canvas: CanvasRenderingContext2D,
	boxes: readonly SceneBox[],
	part: Part,
	palette: Palette,
	zoom: number,
	{ lit }: Pick<DrawOptions, "lit">,
): void {
	canvas.textBaseline = "middle";
	for (const box of boxes) {
		const { title, x, y, width, height, colour, soft } = box;
		if (x > part.right || y > part.bottom || x + width < part.left || y + height < part.top) continue;
		const strength = isBoxDim(box, lit) ? 0.3 : 1;
		canvas.beginPath();
		canvas.roundRect(x, y, width, height, 10);
		canvas.globalAlpha = 0.35 * strength;
		canvas.fillStyle = palette.of(soft);
		canvas.fill();
		canvas.globalAlpha = 0.7 * strength;
		canvas.strokeStyle = palette.of(colour);
		canvas.lineWidth = Math.max(1, 0.8 / zoom);
		canvas.stroke();
		canvas.globalAlpha = strength;
		const size = Math.min(Math.max(15, 10 / zoom), boxHead * 0.8);
		const room = Math.floor((width - 24) / (size * letter));
		if (size * zoom < 5 || room < 3) continue;
		canvas.font = `600 ${size}px system-ui, sans-serif`;
		canvas.fillStyle = palette.text;
		canvas.fillText(title.length > room ? `${title.slice(0, room - 1)}…` : title, x + 12, y + boxHead / 2);
	}
	canvas.globalAlpha = 1;
}
