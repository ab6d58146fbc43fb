import { z } from "zod";
import { pageLimits } from "../../contracts/common.ts";
import {
	FileExportInput,
	FileFacetsInput,
	FileListInput,
	FilePage,
	FileRegisterInput,
	FileRegisterView,
	FilesChosenInput,
	FilesRegisterInput,
	FilesRegisterView,
	FileUpdateInput,
	FileView,
} from "../../contracts/files.ts";
import { FileRunPage } from "../../contracts/runs.ts";
import { archiveFiles } from "../../services/files/archive-files.ts";
import { deleteFiles } from "../../services/files/delete-files.ts";
import { exportFiles } from "../../services/files/export-files.ts";
import { listFileFacets } from "../../services/files/file-facets.ts";
import { getFile } from "../../services/files/get-file.ts";
import { listFileRuns } from "../../services/files/list-file-runs.ts";
import { listFileVersions } from "../../services/files/list-file-versions.ts";
import { listFiles } from "../../services/files/list-files.ts";
import { registerFile } from "../../services/files/register-file.ts";
import { registerFiles } from "../../services/files/register-files.ts";
import { restoreFiles } from "../../services/files/restore-files.ts";
import { updateFile } from "../../services/files/update-file.ts";
import { fileColumns } from "../registry/csv-columns.ts";
import { registryRoutes } from "../registry/registry-routes.ts";
import { type ApiRoute, route } from "../route.ts";
import { contentRoutes } from "./file-content.ts";
import { verifyRoutes } from "./verify-file.ts";

const Files = z.object({ items: z.array(FileView) });

/** A route that changes many files at once, all or nothing. */
function bulkRoute(name: string, summary: string, verb: typeof archiveFiles): ApiRoute {
	return route({
		method: "post",
		path: `/files/${name}`,
		summary,
		tag: "files",
		body: FilesChosenInput,
		response: Files,
		run: async ({ ctx, body }) => ({ items: await verb({ ctx, input: body }) }),
	});
}

export const fileRoutes: readonly ApiRoute[] = [
	route({
		method: "get",
		path: "/files",
		summary: "List files",
		tag: "files",
		query: FileListInput,
		response: FilePage,
		run: ({ ctx, query }) => listFiles({ ctx, input: query }),
	}),
	route({
		method: "post",
		path: "/files",
		summary: "Register a file whose bytes were uploaded, or lie in a storage",
		tag: "files",
		body: FileRegisterInput,
		response: FileRegisterView,
		status: { of: ({ outcome }) => (outcome === "unchanged" ? 200 : 201), all: [201, 200] },
		run: ({ ctx, body }) => registerFile({ ctx, input: body }),
	}),
	route({
		method: "post",
		path: "/files/register",
		summary: "Register up to 1,000 files at once, all or nothing",
		tag: "files",
		body: FilesRegisterInput,
		response: FilesRegisterView,
		run: ({ ctx, body }) => registerFiles({ ctx, input: body }),
	}),
	...registryRoutes({
		name: "files",
		tag: "files",
		facets: { input: FileFacetsInput, list: listFileFacets },
		exported: { input: FileExportInput, rows: exportFiles },
		columns: fileColumns,
	}),
	bulkRoute("archive", "Hide files from lists; lineage goes on through them", archiveFiles),
	bulkRoute("restore", "Bring archived files back", restoreFiles),
	bulkRoute("delete", "Delete files, leaving tombstones", deleteFiles),
	route({
		method: "get",
		path: "/files/{uid}",
		summary: "Get a file; a family's uid is its latest version",
		tag: "files",
		response: FileView,
		run: ({ ctx, params }) => getFile({ ctx, input: params }),
	}),
	route({
		method: "patch",
		path: "/files/{uid}",
		summary: "Describe a file",
		tag: "files",
		body: FileUpdateInput.omit({ uid: true }),
		response: FileView,
		run: ({ ctx, params, body }) => updateFile({ ctx, input: { ...body, uid: params.uid } }),
	}),
	route({
		method: "get",
		path: "/files/{uid}/versions",
		summary: "List the versions of a file",
		tag: "files",
		response: Files,
		run: async ({ ctx, params }) => ({ items: await listFileVersions({ ctx, input: params }) }),
	}),
	route({
		method: "get",
		path: "/files/{uid}/runs",
		summary: "List the runs that read a file, or made it",
		tag: "files",
		query: z.strictObject({
			role: z.enum(["input", "output"]),
			retracted: z.boolean().optional(),
			limit: z.coerce.number().int().min(1).max(pageLimits.max).optional(),
			cursor: z.string().max(2048).optional(),
		}),
		response: FileRunPage,
		run: ({ ctx, params, query }) => listFileRuns({ ctx, input: { ...query, uid: params.uid } }),
	}),
	...contentRoutes,
	...verifyRoutes,
];
