import { eq, type SQL, sql } from "drizzle-orm";
import { users } from "../../../db/schema/index.ts";
import { type UserRole, type UserType, userRoles, userStates, userTypes } from "../../contracts/enums.ts";
import type { FacetsView } from "../../contracts/facets.ts";
import { UserFacetsInput, type userFacets } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { among, type Facet } from "../registry/facet.ts";
import { facetsOf } from "../registry/facets-of.ts";
import { requireScope } from "../scope.ts";
import { userRows, userState } from "./user-rows.ts";

const facets: Record<(typeof userFacets)[number], Facet> = {
	type: {
		value: sql`${users.type}`,
		is: (type) => eq(users.type, type as UserType) as SQL,
		values: among(userTypes),
	},
	role: {
		value: sql`${users.role}`,
		is: (role) => eq(users.role, role as UserRole) as SQL,
		values: among(userRoles),
	},
	state: {
		value: userState,
		is: (state) => sql`${userState} = ${state}`,
		values: among(userStates),
	},
};

/**
 * What people can be filtered by, with how many have each value, under the filters given.
 *
 * @throws WhenceError `invalid` for an unknown filter.
 */
export async function listUserFacets({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: UserFacetsInput;
}): Promise<FacetsView> {
	requireScope(ctx, "read");
	return facetsOf({
		db: ctx.db,
		facets,
		input: parseInput(UserFacetsInput, input),
		rowsOf: (_tx, filters) => userRows(filters),
	});
}
