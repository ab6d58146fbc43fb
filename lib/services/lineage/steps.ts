import { runInputs, runOutputs } from "../../../db/schema/index.ts";
import type { Direction } from "../../lineage/walk.ts";
import type { FlowKind } from "./keys.ts";

/** At the other end of an edge. */
export const otherKind = { file: "run", run: "file" } as const satisfies Record<FlowKind, FlowKind>;

/** One step of the walk as a table: where it starts, where it ends. Runs made outputs and read inputs. */
export function stepFrom(kind: FlowKind, direction: Direction) {
	const isOutputs = (kind === "file") === (direction === "up");
	const table = isOutputs ? runOutputs : runInputs;
	const [from, to] = kind === "file" ? [table.fileId, table.runId] : [table.runId, table.fileId];
	return { table, from, to, kind: otherKind[kind], isOutputs };
}

export const flowKinds: readonly FlowKind[] = ["file", "run"];
