import type { RunView } from "../../contracts/runs.ts";
import type { TransformView } from "../../contracts/transforms.ts";
import type { Ctx } from "../ctx.ts";
import { createRun } from "../runs/create-run.ts";
import { createTransform } from "../transforms/create-transform.ts";

/** A run of a pipeline of that name, running. */
export async function startRun(
	ctx: Ctx,
	name = "pipeline",
): Promise<{ run: RunView; transform: TransformView }> {
	const transform = await createTransform({ ctx, input: { key: name, label: "1" } });
	return { run: await createRun({ ctx, input: { transformUid: transform.uid } }), transform };
}
