"use server";

import { readAction, writeAction } from "../../lib/actions/action-client.ts";
import { LineageEdgeInput } from "../../lib/contracts/lineage-edge.ts";
import { RunEdgeRef, RunEdgeRetractInput } from "../../lib/contracts/runs.ts";
import { getLineageEdge } from "../../lib/services/lineage/get-edge.ts";
import { restoreRunInput } from "../../lib/services/runs/restore-run-input.ts";
import { restoreRunOutput } from "../../lib/services/runs/restore-run-output.ts";
import { retractRunInput } from "../../lib/services/runs/retract-run-input.ts";
import { retractRunOutput } from "../../lib/services/runs/retract-run-output.ts";

export const lineageEdgeAction = readAction(LineageEdgeInput, getLineageEdge);
export const retractInputAction = writeAction(RunEdgeRetractInput, retractRunInput);
export const retractOutputAction = writeAction(RunEdgeRetractInput, retractRunOutput);
export const restoreInputAction = writeAction(RunEdgeRef, restoreRunInput);
export const restoreOutputAction = writeAction(RunEdgeRef, restoreRunOutput);
