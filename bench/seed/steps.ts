import { codeStatements } from "./code.ts";
import { edgeStatements } from "./edges.ts";
import { fileStatements } from "./files.ts";
import type { Filling, Step } from "./filling.ts";
import { historyStatements } from "./history.ts";
import { noiseOf } from "./noise.ts";
import { peopleStatements } from "./people.ts";
import { runStatements } from "./runs.ts";
import { type SeedOptions, shapeOf, timeOf } from "./shape.ts";

/** All that fills an empty database, in order. */
export function seedSteps(options: SeedOptions): Step[] {
	const noise = noiseOf(options.seed);
	const shape = shapeOf(options.files);
	const filling: Filling = {
		noise,
		shape,
		time: (id) => timeOf(options, id),
		someone: (salt, id) => {
			const among = `1 + (${shape.people} * (${noise.number(`${salt}who`, id, 1000)} / 1000::float8) ^ 3)::int % ${shape.people}`;
			return `case when ${noise.number(`${salt}own`, id, 5)} = 0 then '${options.ownerUid}' else ${noise.uid("u", among, 12)} end`;
		},
	};
	return [
		...peopleStatements(filling),
		...codeStatements(filling),
		...fileStatements(filling),
		...runStatements(filling),
		...edgeStatements(filling),
		...historyStatements(filling),
	];
}
