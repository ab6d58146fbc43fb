import { z } from "zod";
import { ChangedView } from "../../contracts/chosen.ts";
import { RecordsTagInput, TagInput, TagsView } from "../../contracts/tags.ts";
import { TokenCreatedView, TokenCreateInput, TokenView } from "../../contracts/tokens.ts";
import {
	ActivityInput,
	ActivityView,
	HandOverInput,
	LeavingView,
	MeView,
	UserExportInput,
	UserFacetsInput,
	UserListInput,
	UserPage,
	UserView,
} from "../../contracts/users.ts";
import { addTag } from "../../services/tags/add-tag.ts";
import { removeTag } from "../../services/tags/remove-tag.ts";
import { tagRecords } from "../../services/tags/tag-records.ts";
import { untagRecords } from "../../services/tags/untag-records.ts";
import { createToken } from "../../services/tokens/create-token.ts";
import { listTokens } from "../../services/tokens/list-tokens.ts";
import { revokeToken } from "../../services/tokens/revoke-token.ts";
import { deactivateUser } from "../../services/users/deactivate-user.ts";
import { exportUsers } from "../../services/users/export-users.ts";
import { getActivity } from "../../services/users/get-activity.ts";
import { getLeaving } from "../../services/users/get-leaving.ts";
import { getMe } from "../../services/users/get-me.ts";
import { getUser } from "../../services/users/get-user.ts";
import { handOverRecords } from "../../services/users/hand-over-records.ts";
import { listUsers } from "../../services/users/list-users.ts";
import { reactivateUser } from "../../services/users/reactivate-user.ts";
import { takeBackRecords } from "../../services/users/take-back-records.ts";
import { listUserFacets } from "../../services/users/user-facets.ts";
import { userColumns } from "../registry/csv-columns.ts";
import { registryRoutes } from "../registry/registry-routes.ts";
import { type ApiRoute, route } from "../route.ts";

export const peopleRoutes: readonly ApiRoute[] = [
	route({
		method: "get",
		path: "/me",
		summary: "Who is asking, and with what power",
		tag: "people",
		response: MeView,
		run: ({ ctx }) => getMe({ ctx }),
	}),
	route({
		method: "get",
		path: "/users",
		summary: "List people and services",
		tag: "people",
		query: UserListInput,
		response: UserPage,
		run: ({ ctx, query }) => listUsers({ ctx, input: query }),
	}),
	...registryRoutes({
		name: "users",
		tag: "people",
		facets: { input: UserFacetsInput, list: listUserFacets },
		exported: { input: UserExportInput, rows: exportUsers },
		columns: userColumns,
	}),
	route({
		method: "get",
		path: "/users/{handle}",
		summary: "Get a person or service",
		tag: "people",
		response: UserView,
		run: ({ ctx, params }) => getUser({ ctx, input: params }),
	}),
	route({
		method: "get",
		path: "/users/{handle}/activity",
		summary: "What somebody ran, made and changed, by day or week",
		tag: "people",
		query: ActivityInput.omit({ handle: true }),
		response: ActivityView,
		run: ({ ctx, params, query }) => getActivity({ ctx, input: { ...query, ...params } }),
	}),
	route({
		method: "get",
		path: "/users/{handle}/leaving",
		summary: "What deactivating somebody would end, and what there is to hand over (admins)",
		tag: "people",
		response: LeavingView,
		run: ({ ctx, params }) => getLeaving({ ctx, input: params }),
	}),
	route({
		method: "post",
		path: "/users/{handle}/deactivate",
		summary: "Sign somebody out everywhere, revoke their tokens and let them in no more (admins)",
		tag: "people",
		response: UserView,
		run: ({ ctx, params }) => deactivateUser({ ctx, input: params }),
	}),
	route({
		method: "post",
		path: "/users/{handle}/reactivate",
		summary: "Let somebody in again; tokens stay revoked (admins)",
		tag: "people",
		response: UserView,
		run: ({ ctx, params }) => reactivateUser({ ctx, input: params }),
	}),
	route({
		method: "post",
		path: "/users/{handle}/hand-over",
		summary: "Hand the records of somebody who left over to somebody else (admins)",
		tag: "people",
		body: HandOverInput.omit({ handle: true }),
		response: UserView,
		run: ({ ctx, params, body }) => handOverRecords({ ctx, input: { ...body, ...params } }),
	}),
	route({
		method: "post",
		path: "/users/{handle}/take-back",
		summary: "Undo that (admins)",
		tag: "people",
		response: UserView,
		run: ({ ctx, params }) => takeBackRecords({ ctx, input: params }),
	}),
	route({
		method: "post",
		path: "/tags",
		summary: "Tag a record",
		tag: "people",
		body: TagInput,
		response: TagsView,
		run: ({ ctx, body }) => addTag({ ctx, input: body }),
	}),
	route({
		method: "post",
		path: "/tags/remove",
		summary: "Take a tag off a record",
		tag: "people",
		body: TagInput,
		response: TagsView,
		run: ({ ctx, body }) => removeTag({ ctx, input: body }),
	}),
	route({
		method: "post",
		path: "/tags/bulk",
		summary: "Tag many records, all or nothing",
		tag: "people",
		body: RecordsTagInput,
		response: ChangedView,
		run: ({ ctx, body }) => tagRecords({ ctx, input: body }),
	}),
	route({
		method: "post",
		path: "/tags/bulk/remove",
		summary: "Take a tag off many records, all or nothing",
		tag: "people",
		body: RecordsTagInput,
		response: ChangedView,
		run: ({ ctx, body }) => untagRecords({ ctx, input: body }),
	}),
	route({
		method: "get",
		path: "/tokens",
		summary: "List one's tokens",
		tag: "tokens",
		response: z.object({ items: z.array(TokenView) }),
		isSessionOnly: true,
		run: async ({ ctx }) => ({ items: await listTokens({ ctx }) }),
	}),
	route({
		method: "post",
		path: "/tokens",
		summary: "Make a token; its secret is shown this once",
		tag: "tokens",
		body: TokenCreateInput,
		response: TokenCreatedView,
		status: 201,
		isSessionOnly: true,
		// The stored answer would hold the secret.
		isIdempotencyKeyed: false,
		run: ({ ctx, body }) => createToken({ ctx, input: body }),
	}),
	route({
		method: "post",
		path: "/tokens/{uid}/revoke",
		summary: "Revoke a token",
		tag: "tokens",
		response: TokenView,
		isSessionOnly: true,
		run: ({ ctx, params }) => revokeToken({ ctx, input: params }),
	}),
];
