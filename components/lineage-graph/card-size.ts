import type { DrawnNode } from "../../lib/lineage/fold/types.ts";

/** Fixed sizes: layout and React Flow know them before anything is mounted. */
export const cardSize = {
	file: { width: 240, height: 56 },
	run: { width: 240, height: 56 },
	transform: { width: 240, height: 56 },
	user: { width: 150, height: 56 },
	group: { width: 240, height: 62 },
	closed: { width: 260, height: 62 },
} as const satisfies Record<DrawnNode["kind"], { width: number; height: number }>;

/** How high the head of a box is, as the layout leaves room for it. */
export const boxHead = 36;
