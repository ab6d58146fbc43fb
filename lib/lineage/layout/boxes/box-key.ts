import type { LayoutEdge } from "../types.ts";

/** What boxes are called among nodes. */
export const boxKey = (id: string) => `box ${id}`;

/** What the gate of a box for an edge is called among nodes. */
export const gateKey = (box: string, edge: LayoutEdge) => `gate ${box} ${edge.id}`;
