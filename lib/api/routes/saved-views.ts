import { z } from "zod";
import {
	SavedView,
	SavedViewCreateInput,
	SavedViewListInput,
	SavedViewUpdateInput,
} from "../../contracts/saved-views.ts";
import { createSavedView } from "../../services/saved-views/create-saved-view.ts";
import { deleteSavedView } from "../../services/saved-views/delete-saved-view.ts";
import { listSavedViews } from "../../services/saved-views/list-saved-views.ts";
import { updateSavedView } from "../../services/saved-views/update-saved-view.ts";
import { type ApiRoute, route } from "../route.ts";

export const savedViewRoutes: readonly ApiRoute[] = [
	route({
		method: "get",
		path: "/views",
		summary: "List one's saved views of registries, and those that are shared",
		tag: "search",
		query: SavedViewListInput,
		response: z.object({ items: z.array(SavedView) }),
		run: async ({ ctx, query }) => ({ items: await listSavedViews({ ctx, input: query }) }),
	}),
	route({
		method: "post",
		path: "/views",
		summary: "Save a view of a registry",
		tag: "search",
		body: SavedViewCreateInput,
		response: SavedView,
		status: 201,
		run: ({ ctx, body }) => createSavedView({ ctx, input: body }),
	}),
	route({
		method: "patch",
		path: "/views/{uid}",
		summary: "Rename, share or change a saved view, or begin with it",
		tag: "search",
		body: SavedViewUpdateInput.omit({ uid: true }),
		response: SavedView,
		run: ({ ctx, params, body }) => updateSavedView({ ctx, input: { ...body, uid: params.uid } }),
	}),
	route({
		method: "delete",
		path: "/views/{uid}",
		summary: "Delete a saved view",
		tag: "search",
		response: SavedView,
		run: ({ ctx, params }) => deleteSavedView({ ctx, input: params }),
	}),
];
