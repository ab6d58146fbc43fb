import { AuditListInput, AuditPage } from "../../contracts/audit.ts";
import { LineageInput, LineageView } from "../../contracts/lineage.ts";
import { LineageEdgeInput, LineageEdgeView } from "../../contracts/lineage-edge.ts";
import { SearchInput, SearchView } from "../../contracts/search.ts";
import { listAuditEvents } from "../../services/audit/list-audit-events.ts";
import { getLineageEdge } from "../../services/lineage/get-edge.ts";
import { getLineage } from "../../services/lineage/get-lineage.ts";
import { searchAll } from "../../services/search/search-all.ts";
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
	route({
		method: "get",
		path: "/audit",
		summary: "Who did what, when, through what",
		tag: "audit",
		query: AuditListInput,
		response: AuditPage,
		run: ({ ctx, query }) => listAuditEvents({ ctx, input: query }),
	}),
];
