import { inArray } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { users } from "../../../../db/schema/index.ts";
import { type ImpactView, impactLimits } from "../../../contracts/impact.ts";
import type { Tally } from "./tally.ts";

/** The counts of an answer, the largest first. */
export async function breakdowns(
	db: Database,
	tally: Tally,
): Promise<Pick<ImpactView, "counts" | "suffixes" | "statuses" | "people">> {
	const suffixes = largest(
		[...tally.suffixes],
		([, files]) => files,
		([suffix]) => suffix,
	);
	const statuses = largest(
		[...tally.statuses],
		([, runs]) => runs,
		([status]) => status,
	);
	const people = largest(
		[...tally.people],
		([, { files, runs }]) => files + runs,
		([uid]) => uid,
	);
	const top = people.slice(0, impactLimits.people);
	const named = await namesOf(
		db,
		top.map(([uid]) => uid),
	);
	return {
		counts: {
			files: tally.files,
			runs: tally.runs,
			transforms: tally.transforms.size,
			people: tally.people.size,
		},
		suffixes: {
			top: suffixes.slice(0, impactLimits.suffixes).map(([suffix, files]) => ({ suffix, files })),
			otherFiles: suffixes.slice(impactLimits.suffixes).reduce((sum, [, files]) => sum + files, 0),
		},
		statuses: statuses.map(([status, runs]) => ({ status, runs })),
		people: {
			top: top.map(([uid, { files, runs }]) => ({
				handle: named.get(uid)?.handle ?? uid,
				name: named.get(uid)?.name ?? uid,
				files,
				runs,
			})),
			otherPeople: people.length - top.length,
		},
	};
}

/** By count, then by name: the order is the same whoever counted. */
function largest<T>(entries: T[], countOf: (entry: T) => number, nameOf: (entry: T) => string): T[] {
	return entries.sort((a, b) => countOf(b) - countOf(a) || (nameOf(a) < nameOf(b) ? -1 : 1));
}

async function namesOf(
	db: Database,
	uids: readonly string[],
): Promise<Map<string, { handle: string; name: string }>> {
	if (uids.length === 0) return new Map();
	const found = await db
		.select({ uid: users.id, handle: users.handle, name: users.name })
		.from(users)
		.where(inArray(users.id, [...uids]));
	return new Map(found.map(({ uid, ...names }) => [uid, names]));
}
