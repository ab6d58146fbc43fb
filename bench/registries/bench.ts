import { resolve } from "node:path";
import type { Bench, BenchOptions, Measurement } from "../measure.ts";
import { facetCases } from "./facets.ts";
import { type MeasuredInstance, makeInstance, type OpenInstance, openInstance } from "./instance.ts";
import { lineageCases } from "./lineages.ts";
import { listCases } from "./lists.ts";
import { measureCase } from "./measure-case.ts";
import { measurePages } from "./pages.ts";
import { chooseRecords, recordCases } from "./records.ts";
import { searchCases } from "./searches.ts";

/** Filled in a minute; the targets are for a million. */
const usualFiles = 100_000;

async function measureServices({ opened, ctx, files, sample }: OpenInstance): Promise<Measurement[]> {
	const cases = [
		...listCases,
		...facetCases,
		...searchCases,
		...recordCases(await chooseRecords(ctx.db, files)),
		...lineageCases(sample),
	];
	const label = `${opened.driver}, ${files.toLocaleString("en")}`;
	const found: Measurement[] = [];
	for (const each of cases) found.push(await measureCase(ctx, each, label));
	return found;
}

async function instanceOf({
	files = usualFiles,
	storage,
	postgres,
}: BenchOptions): Promise<MeasuredInstance> {
	if (storage === undefined) return makeInstance(files);
	return { storage: resolve(storage), databaseUrl: postgres ?? null, remove: async () => undefined };
}

/** Every list, facet, search, record and lineage query, and the pages that show them. */
export const registriesBench: Bench = {
	name: "registries",
	async run(options) {
		const instance = await instanceOf(options);
		try {
			const open = await openInstance(instance);
			const chosen = await chooseRecords(open.ctx.db, open.files);
			const services = await measureServices(open).finally(() => open.opened.close());
			return [...services, ...(await measurePages(instance, chosen))];
		} finally {
			await instance.remove();
		}
	},
};
