import fc from "fast-check";
import { expect } from "vitest";

/** Some of a closed set, or nothing asked. */
export const some = <T>(values: readonly T[]) =>
	fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });
export const anyDir = fc.option(fc.constantFrom("asc" as const, "desc" as const), { nil: undefined });
export const anyLimit = fc.integer({ min: 2, max: 12 });

interface Rows {
	items: { uid: string }[];
	nextCursor: string | null;
}
type List<Q> = (input: Q & { cursor?: string }) => Promise<Rows>;

/** Turns every page, saving something after each of the first ones: an order may well end with what is new. */
async function turnPages<Q extends object>(question: Q, list: List<Q>, meanwhile: () => Promise<unknown>) {
	const seen: string[] = [];
	let cursor: string | null = null;
	let turned = 0;
	do {
		const page: Rows = await list({ ...question, ...(cursor === null ? {} : { cursor }) });
		seen.push(...page.items.map(({ uid }) => uid));
		cursor = page.nextCursor;
		if (turned++ < 8) await meanwhile();
	} while (cursor !== null);
	return seen;
}

/**
 * Asks drawn questions of a list, and turns its pages while rows are saved: what was there comes exactly once, in the
 * order in which it was. What is new may come between, once at most.
 */
export async function expectEveryRowOnce<Q extends object>({
	questions,
	list,
	meanwhile,
	numRuns,
}: {
	questions: fc.Arbitrary<Q>;
	list: List<Q>;
	/** Saves another row. */
	meanwhile: () => Promise<unknown>;
	numRuns: number;
}): Promise<void> {
	await fc.assert(
		fc.asyncProperty(questions, async (question) => {
			const before = (await list({ ...question, limit: 500 })).items.map(({ uid }) => uid);
			const seen = await turnPages(question, list, meanwhile);
			expect(new Set(seen).size).toBe(seen.length);
			const old = new Set(before);
			expect(seen.filter((uid) => old.has(uid))).toEqual(before);
		}),
		{ numRuns },
	);
}
