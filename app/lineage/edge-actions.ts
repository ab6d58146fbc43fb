import type { EdgeActions } from "../../components/lineage-graph/edges/edge-actions.ts";
import {
	lineageEdgeAction,
	restoreInputAction,
	restoreOutputAction,
	retractInputAction,
	retractOutputAction,
} from "./actions.ts";

/** What the panel of a link asks of the server. */
export const edgeActions: EdgeActions = {
	load: lineageEdgeAction,
	retract: { input: retractInputAction, output: retractOutputAction },
	restore: { input: restoreInputAction, output: restoreOutputAction },
};
