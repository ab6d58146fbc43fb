import { z } from "zod";
import { pageLimits } from "../../contracts/common.ts";
import { runStatuses } from "../../contracts/enums.ts";
import { RunCompareInput, RunComparison } from "../../contracts/run-comparison.ts";
import { ContainedRuns, RunSiblings } from "../../contracts/run-family.ts";
import {
	RunCreateInput,
	RunEdgeInput,
	RunEdgeRetractInput,
	RunExportInput,
	RunFacetsInput,
	RunFilePage,
	RunFileView,
	RunFinishInput,
	RunInputsInput,
	RunInputsView,
	RunListInput,
	RunPage,
	RunUpdateInput,
	RunView,
} from "../../contracts/runs.ts";
import { addRunInput } from "../../services/runs/add-run-input.ts";
import { addRunInputs } from "../../services/runs/add-run-inputs.ts";
import { addRunOutput } from "../../services/runs/add-run-output.ts";
import { compareRuns } from "../../services/runs/compare-runs.ts";
import { createRun } from "../../services/runs/create-run.ts";
import { exportRuns } from "../../services/runs/export-runs.ts";
import { finishRun } from "../../services/runs/finish-run.ts";
import { getRun } from "../../services/runs/get-run.ts";
import { heartbeatRun } from "../../services/runs/heartbeat-run.ts";
import { listContainedRuns } from "../../services/runs/list-contained-runs.ts";
import { listRunInputs } from "../../services/runs/list-run-inputs.ts";
import { listRunOutputs } from "../../services/runs/list-run-outputs.ts";
import { listRunSiblings } from "../../services/runs/list-run-siblings.ts";
import { listRuns } from "../../services/runs/list-runs.ts";
import { restoreRunInput } from "../../services/runs/restore-run-input.ts";
import { restoreRunOutput } from "../../services/runs/restore-run-output.ts";
import { retractRunInput } from "../../services/runs/retract-run-input.ts";
import { retractRunOutput } from "../../services/runs/retract-run-output.ts";
import { listRunFacets } from "../../services/runs/run-facets.ts";
import { updateRun } from "../../services/runs/update-run.ts";
import { runColumns } from "../registry/csv-columns.ts";
import { registryRoutes } from "../registry/registry-routes.ts";
import { type ApiRoute, route } from "../route.ts";

const EdgeQuery = z.strictObject({
	retracted: z.boolean().optional(),
	limit: z.coerce.number().int().min(1).max(pageLimits.max).optional(),
	cursor: z.string().max(2048).optional(),
});

/** The routes of one side of a run: list, add, take back, and undo that. */
function edgeRoutes(
	side: "inputs" | "outputs",
	verbs: {
		list: typeof listRunInputs;
		add: typeof addRunInput;
		retract: typeof retractRunInput;
		restore: typeof restoreRunInput;
	},
): ApiRoute[] {
	const verb = side === "inputs" ? "read" : "made";
	return [
		route({
			method: "get",
			path: `/runs/{uid}/${side}`,
			summary: `List the files that a run ${verb}`,
			tag: "runs",
			query: EdgeQuery,
			response: RunFilePage,
			run: ({ ctx, params, query }) => verbs.list({ ctx, input: { ...query, uid: params.uid } }),
		}),
		route({
			method: "put",
			path: `/runs/{uid}/${side}/{fileUid}`,
			summary: `Record that a run ${verb} a file`,
			tag: "runs",
			body: RunEdgeInput.omit({ runUid: true, fileUid: true }),
			response: RunFileView,
			run: ({ ctx, params, body }) =>
				verbs.add({ ctx, input: { ...body, runUid: params.uid, fileUid: params.fileUid } }),
		}),
		route({
			method: "delete",
			path: `/runs/{uid}/${side}/{fileUid}`,
			summary: `Take back, with a reason, that a run ${verb} a file`,
			tag: "runs",
			body: RunEdgeRetractInput.omit({ runUid: true, fileUid: true }),
			response: RunFileView,
			run: ({ ctx, params, body }) =>
				verbs.retract({ ctx, input: { ...body, runUid: params.uid, fileUid: params.fileUid } }),
		}),
		route({
			method: "post",
			path: `/runs/{uid}/${side}/{fileUid}/restore`,
			summary: `Undo that it was taken back that a run ${verb} a file`,
			tag: "runs",
			response: RunFileView,
			run: ({ ctx, params }) =>
				verbs.restore({ ctx, input: { runUid: params.uid, fileUid: params.fileUid } }),
		}),
	];
}

export const runRoutes: readonly ApiRoute[] = [
	route({
		method: "get",
		path: "/runs",
		summary: "List runs",
		tag: "runs",
		query: RunListInput,
		response: RunPage,
		run: ({ ctx, query }) => listRuns({ ctx, input: query }),
	}),
	route({
		method: "post",
		path: "/runs",
		summary: "Start or schedule a run",
		tag: "runs",
		body: RunCreateInput,
		response: RunView,
		status: 201,
		run: ({ ctx, body }) => createRun({ ctx, input: body }),
	}),
	...registryRoutes({
		name: "runs",
		tag: "runs",
		facets: { input: RunFacetsInput, list: listRunFacets },
		exported: { input: RunExportInput, rows: exportRuns },
		columns: runColumns,
	}),
	route({
		method: "get",
		path: "/runs/compare",
		summary: "Two runs side by side: code, parameters, environment, inputs and outputs",
		tag: "runs",
		query: RunCompareInput,
		response: RunComparison,
		run: ({ ctx, query }) => compareRuns({ ctx, input: query }),
	}),
	route({
		method: "get",
		path: "/runs/{uid}",
		summary: "Get a run",
		tag: "runs",
		response: RunView,
		run: ({ ctx, params }) => getRun({ ctx, input: params }),
	}),
	route({
		method: "patch",
		path: "/runs/{uid}",
		summary: "Name a run, or point a running one to the code that really ran",
		tag: "runs",
		body: RunUpdateInput.omit({ uid: true }),
		response: RunView,
		run: ({ ctx, params, body }) => updateRun({ ctx, input: { ...body, uid: params.uid } }),
	}),
	route({
		method: "post",
		path: "/runs/{uid}/heartbeat",
		summary: "Say that a run's process lives",
		tag: "runs",
		response: z.object({ status: z.enum(runStatuses) }),
		isIdempotencyKeyed: false,
		run: ({ ctx, params }) => heartbeatRun({ ctx, input: params }),
	}),
	route({
		method: "post",
		path: "/runs/{uid}/finish",
		summary: "End a run",
		tag: "runs",
		body: RunFinishInput.omit({ uid: true }),
		response: RunView,
		run: ({ ctx, params, body }) => finishRun({ ctx, input: { ...body, uid: params.uid } }),
	}),
	route({
		method: "get",
		path: "/runs/{uid}/contained",
		summary: "The runs that a run contains, as a tree",
		tag: "runs",
		response: ContainedRuns,
		run: ({ ctx, params }) => listContainedRuns({ ctx, input: params }),
	}),
	route({
		method: "get",
		path: "/runs/{uid}/siblings",
		summary: "How long a run took among those of the same code",
		tag: "runs",
		response: RunSiblings,
		run: ({ ctx, params }) => listRunSiblings({ ctx, input: params }),
	}),
	route({
		method: "post",
		path: "/runs/{uid}/inputs",
		summary: "Record up to 1,000 files that a run read, by uid or by content, at once",
		tag: "runs",
		body: RunInputsInput.omit({ runUid: true }),
		response: RunInputsView,
		run: ({ ctx, params, body }) => addRunInputs({ ctx, input: { ...body, runUid: params.uid } }),
	}),
	...edgeRoutes("inputs", {
		list: listRunInputs,
		add: addRunInput,
		retract: retractRunInput,
		restore: restoreRunInput,
	}),
	...edgeRoutes("outputs", {
		list: listRunOutputs,
		add: addRunOutput,
		retract: retractRunOutput,
		restore: restoreRunOutput,
	}),
];
