import { LineageInput, LineageView } from "../../contracts/lineage.ts";
import { LineageEdgeInput, LineageEdgeView } from "../../contracts/lineage-edge.ts";
import { SearchInput, SearchView } from "../../contracts/search.ts";
import { SourceSearchInput, SourceSearchView } from "../../contracts/source-search.ts";
import { getLineageEdge } from "../../services/lineage/get-edge.ts";
import { getLineage } from "../../services/lineage/get-lineage.ts";
import { searchAll } from "../../services/search/search-all.ts";
import { searchSources } from "../../services/search/search-sources.ts";
import { type ApiRoute, route } from "../route.ts";

export const findRoutes: readonly ApiRoute[] = [
	route({
		method: "get",
		path: "/search",
		summary: "Search everything",
		tag: "search",
		query: SearchInput,
		response: SearchView,
		run: ({ ctx, query }) => searchAll({ ctx, input: query }),
	}),
	route({
		method: "get",
		path: "/search/source",
		summary: "Search the code of transforms",
		tag: "search",
		query: SourceSearchInput,
		response: SourceSearchView,
		run: ({ ctx, query }) => searchSources({ ctx, input: query }),
	}),
	route({
		method: "get",
		path: "/lineage",
		summary: "The lineage around a record",
		tag: "search",
		query: LineageInput,
		response: LineageView,
		run: ({ ctx, query }) => getLineage({ ctx, input: query }),
	}),
	route({
		method: "get",
		path: "/lineage/edge",
		summary: "What an edge of the lineage stands for: who recorded it, when, and how it is known",
		tag: "search",
		query: LineageEdgeInput,
		response: LineageEdgeView,
		run: ({ ctx, query }) => getLineageEdge({ ctx, input: query }),
	}),
];
