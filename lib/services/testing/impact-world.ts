import { expect } from "vitest";
import type { TestDriver } from "../../../db/testing/test-database.ts";
import type { ImpactInput, ImpactView } from "../../contracts/impact.ts";
import { type Adjacency, createAdjacency } from "../lineage/impact/adjacency.ts";
import { getImpact } from "../lineage/impact/get-impact.ts";
import { type LineageWorld, lineageWorld } from "./lineage-world.ts";

/** The rows of an answer, as steps and title. */
export function steps(view: ImpactView): string[] {
	return view.items.map(({ title, depth }) => `${depth} ${title}`);
}

/** The small pipeline's world, asked for everything, in memory and by SQL. */
export interface ImpactWorld extends Omit<LineageWorld, "lineage" | "around"> {
	memory: Adjacency;
	/** Has no room for anything. */
	bySql: Adjacency;
	/** What both ways answer; they must not differ. */
	impact(input: ImpactInput): Promise<ImpactView>;
	/** What lies downstream of one of its records, or upstream. */
	around(name: string, input?: Partial<ImpactInput>): Promise<ImpactView>;
}

/** Makes an {@link ImpactWorld}; close its world in `afterAll`. */
export async function impactWorld(driver: TestDriver): Promise<ImpactWorld> {
	const { world, ctx, file } = await lineageWorld(driver);
	const memory = createAdjacency(ctx.db);
	const bySql = createAdjacency(ctx.db, { maxBytes: 0 });
	const impact = async (input: ImpactInput) => {
		const view = await getImpact({ ctx: world.viewer, input, adjacency: memory });
		expect(await getImpact({ ctx: world.viewer, input, adjacency: bySql })).toEqual(view);
		return view;
	};
	return {
		world,
		ctx,
		file,
		memory,
		bySql,
		impact,
		around: (name, input = {}) =>
			impact({ focusKind: name.includes(".") ? "file" : "run", focusUid: file(name).uid, ...input }),
	};
}
