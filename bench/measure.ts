/** What was measured of one thing, next to the floor: the least that any program would have to do for it. */
export interface Measurement {
	bench: string;
	what: string;
	/** Milliseconds, unless `unit` says otherwise. */
	ours: { p50: number; p95: number };
	floor: { what: string; p50: number; p95: number };
	/** Ours by the floor, medians of the same run: machines are noisy, ratios less so. */
	ratio: number;
	unit: string;
	/** Statements that ours sent. */
	queries?: number;
	/** Rows that the database read from tables, whether or not they were wanted. */
	rowsRead?: { ours: number; floor: number };
	note?: string;
}

/** What the command line says to a bench. */
export interface BenchOptions {
	/** How many files, where a bench can have any number. */
	files?: number | undefined;
	/** An instance that `bench -- seed` made, in place of a new one: its folder and, if not embedded, its database. */
	storage?: string | undefined;
	postgres?: string | undefined;
}

/** A bench: one file, one question. */
export interface Bench {
	name: string;
	run(options: BenchOptions): Promise<Measurement[]>;
}

/** The value below which the part lies, by the nearest rank. */
export function percentile(values: readonly number[], part: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * Runs ours and the floor by turns, so that a busy moment strikes both, and compares their medians.
 *
 * @param rounds how often; one more is run before and not counted.
 */
export async function compare({
	bench,
	what,
	rounds,
	ours,
	floor,
	floorWhat,
	note,
}: {
	bench: string;
	what: string;
	rounds: number;
	ours: (round: number) => unknown;
	floor: (round: number) => unknown;
	floorWhat: string;
	note?: string;
}): Promise<Measurement> {
	const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
	for (let round = -1; round < rounds; round++) {
		for (const [side, work] of [["floor", floor] as const, ["ours", ours] as const]) {
			const begin = performance.now();
			await work(round);
			if (round >= 0) times[side].push(performance.now() - begin);
		}
	}
	return measurement({
		bench,
		what,
		floorWhat,
		unit: "ms",
		...times,
		...(note === undefined ? {} : { note }),
	});
}

/** Sums measured times up. */
export function measurement(m: {
	bench: string;
	what: string;
	ours: readonly number[];
	floor: readonly number[];
	floorWhat: string;
	unit: string;
	note?: string;
}): Measurement {
	const both = (values: readonly number[]) => ({
		p50: percentile(values, 0.5),
		p95: percentile(values, 0.95),
	});
	const ours = both(m.ours);
	const floor = both(m.floor);
	return {
		bench: m.bench,
		what: m.what,
		ours,
		floor: { what: m.floorWhat, ...floor },
		ratio: ours.p50 / floor.p50,
		unit: m.unit,
		...(m.note === undefined ? {} : { note: m.note }),
	};
}
