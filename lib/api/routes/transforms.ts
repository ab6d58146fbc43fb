import { z } from "zod";
import { RunHistory, runHistoryFields } from "../../contracts/run-history.ts";
import { TransformComparison } from "../../contracts/transform-comparison.ts";
import {
	TransformCreateInput,
	TransformExportInput,
	TransformFacetsInput,
	TransformListInput,
	TransformMoveInput,
	TransformPage,
	TransformSourceView,
	TransformUpdateInput,
	TransformView,
} from "../../contracts/transforms.ts";
import { compareTransforms } from "../../services/transforms/compare-transforms.ts";
import { createTransform } from "../../services/transforms/create-transform.ts";
import { exportTransforms } from "../../services/transforms/export-transforms.ts";
import { getRunHistory } from "../../services/transforms/get-run-history.ts";
import { getTransform } from "../../services/transforms/get-transform.ts";
import { getTransformSource } from "../../services/transforms/get-transform-source.ts";
import { listTransformVersions } from "../../services/transforms/list-transform-versions.ts";
import { listTransforms } from "../../services/transforms/list-transforms.ts";
import { moveTransform } from "../../services/transforms/move-transform.ts";
import { listTransformFacets } from "../../services/transforms/transform-facets.ts";
import { updateTransform } from "../../services/transforms/update-transform.ts";
import { transformColumns } from "../registry/csv-columns.ts";
import { registryRoutes } from "../registry/registry-routes.ts";
import { type ApiRoute, route, sourceBytes } from "../route.ts";
import { sourceTextRoute } from "./source-text.ts";

export const transformRoutes: readonly ApiRoute[] = [
	route({
		method: "get",
		path: "/transforms",
		summary: "List transforms",
		tag: "transforms",
		query: TransformListInput,
		response: TransformPage,
		run: ({ ctx, query }) => listTransforms({ ctx, input: query }),
	}),
	route({
		method: "post",
		path: "/transforms",
		summary: "Register the version of a transform; the same again is the same record",
		tag: "transforms",
		body: TransformCreateInput,
		maxBytes: sourceBytes,
		response: TransformView,
		status: 201,
		run: ({ ctx, body }) => createTransform({ ctx, input: body }),
	}),
	route({
		method: "post",
		path: "/transforms/move",
		summary: "Give a transform another key; its versions stay",
		tag: "transforms",
		body: TransformMoveInput,
		response: TransformView,
		run: ({ ctx, body }) => moveTransform({ ctx, input: body }),
	}),
	...registryRoutes({
		name: "transforms",
		tag: "transforms",
		facets: { input: TransformFacetsInput, list: listTransformFacets },
		exported: { input: TransformExportInput, rows: exportTransforms },
		columns: transformColumns,
	}),
	route({
		method: "get",
		path: "/transforms/{uid}",
		summary: "Get a transform; a family's uid is its latest version",
		tag: "transforms",
		response: TransformView,
		run: ({ ctx, params }) => getTransform({ ctx, input: params }),
	}),
	route({
		method: "patch",
		path: "/transforms/{uid}",
		summary: "Rename or describe a transform",
		tag: "transforms",
		body: TransformUpdateInput.omit({ uid: true }),
		response: TransformView,
		run: ({ ctx, params, body }) => updateTransform({ ctx, input: { ...body, uid: params.uid } }),
	}),
	route({
		method: "get",
		path: "/transforms/{uid}/versions",
		summary: "List the versions of a transform",
		tag: "transforms",
		response: z.object({ items: z.array(TransformView) }),
		run: async ({ ctx, params }) => ({ items: await listTransformVersions({ ctx, input: params }) }),
	}),
	route({
		method: "get",
		path: "/transforms/{uid}/source",
		summary: "Get the source code of a transform",
		tag: "transforms",
		response: TransformSourceView,
		run: ({ ctx, params }) => getTransformSource({ ctx, input: params }),
	}),
	sourceTextRoute,
	route({
		method: "get",
		path: "/transforms/{uid}/compare",
		summary: "What changed in the code since another version: by lines, notebooks by cells",
		tag: "transforms",
		query: z.strictObject({ older: z.string().describe("uid of the version to compare with") }),
		response: TransformComparison,
		run: ({ ctx, runtime, params, query }) =>
			compareTransforms({
				ctx,
				input: { older: query.older, newer: params.uid },
				compare: runtime.sourceComparisons,
			}),
	}),
	route({
		method: "get",
		path: "/transforms/{uid}/history",
		summary: "The newest runs of a transform, how long they took, and what became of them",
		tag: "transforms",
		query: z.strictObject(runHistoryFields),
		response: RunHistory,
		run: ({ ctx, params, query }) => getRunHistory({ ctx, input: { ...query, uid: params.uid } }),
	}),
];
