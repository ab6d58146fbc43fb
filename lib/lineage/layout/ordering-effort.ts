import { type Plan, sifting } from "./search.ts";

/** How much is tried where strands are to be ordered. */
export interface Effort {
	/** Rounds to find an order that sees the whole. */
	spread: number;
	/** So many crossings for an arrow, after a look, make a graph entangled. */
	entangled: number;
	/** An order that sees the whole is sifted, and no more tried, when untouched it crosses less than so many times more. */
	promise: number;
	sifting: Plan;
	/** So many crossings for an arrow, after a look, make other beginnings a waste: only the order that sees the whole is tried. */
	spreadAlone: number;
	beginnings: readonly ("both" | "bothFromHalf" | "wideFromHalf" | "wide" | "back")[];
	/** How many of the beginnings that were looked at are sorted on, how, and how often the best of these is smoothed. */
	sorted: number;
	sorting: Plan;
	smoothings: number;
	/** How many of those are settled, and how. */
	settled: number;
	settling: Plan;
}

const all = ["both", "bothFromHalf", "wideFromHalf", "wide", "back"] as const;

/** For graphs so small that setting out costs as much as going. */
const least: Effort = {
	spread: 16,
	entangled: 0.4,
	promise: 1.1,
	sifting: { sweeps: 3, patience: 1, reach: 4 },
	spreadAlone: 0.35,
	beginnings: ["wideFromHalf", "back"],
	sorted: 2,
	sorting: { sweeps: 6, patience: 4, reach: 0 },
	smoothings: 0,
	settled: 1,
	settling: { sweeps: 4, patience: 2, reach: 8 },
};
/** For small graphs: a look tells beginnings apart badly there, so that most are sorted on. */
const light: Effort = { ...least, spread: 32, spreadAlone: 0.18, beginnings: all, sorted: 4 };
/** The more nodes, the more rounds until each has heard of all others. */
const far: Effort = { ...light, spread: 64 };
const thorough: Effort = {
	spread: 48,
	entangled: 0,
	promise: 1.1,
	sifting,
	spreadAlone: Number.POSITIVE_INFINITY,
	beginnings: all,
	sorted: 2,
	sorting: { sweeps: 6, patience: 6, reach: 0 },
	smoothings: 2,
	settled: 1,
	settling: { sweeps: 10, patience: 5, reach: 4 },
};
/** For larger graphs, which would take too long to try so much on. */
const brisk: Effort = {
	...thorough,
	promise: 1.2,
	beginnings: ["both", "bothFromHalf", "wideFromHalf"],
	sorting: { sweeps: 4, patience: 4, reach: 0 },
	smoothings: 1,
	settling: { sweeps: 8, patience: 3, reach: 4 },
};
/** Up to so many nodes, those of lanes included. */
const most = { forLeast: 115, forLight: 240, forFar: 600, forThorough: 800 };

/** The effort that fits so many nodes, those of lanes included. */
export function effortFor(count: number): Effort {
	if (count <= most.forLeast) return least;
	if (count <= most.forLight) return light;
	if (count <= most.forFar) return far;
	return count <= most.forThorough ? thorough : brisk;
}
