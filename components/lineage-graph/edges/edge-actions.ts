import type { LineageEdgeInput, LineageEdgeView } from "../../../lib/contracts/lineage-edge.ts";
import type { RunEdgeRef, RunEdgeRetractInput, RunFileView } from "../../../lib/contracts/runs.ts";
import type { Action } from "../../forms/action.ts";

type Change<Input> = Record<"input" | "output", Action<Input, RunFileView>>;

/** What the server does for the panel of an edge; the page passes it in. */
export interface EdgeActions {
	load: Action<LineageEdgeInput, LineageEdgeView>;
	retract: Change<RunEdgeRetractInput>;
	restore: Change<RunEdgeRef>;
}
