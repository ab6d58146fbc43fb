import { parseAsArrayOf, parseAsStringLiteral } from "nuqs/server";
import { registryParams } from "../../components/registry/registry-params.ts";
import { userRoles, userStates, userTypes } from "../../lib/contracts/enums.ts";
import { userSorts } from "../../lib/contracts/list-limits.ts";

const { tag: _tag, by: _by, ...shared } = registryParams(userSorts, "createdAt");

/** What the address of the people registry says. */
export const userParams = {
	...shared,
	role: parseAsArrayOf(parseAsStringLiteral(userRoles)),
	state: parseAsArrayOf(parseAsStringLiteral(userStates)),
	type: parseAsArrayOf(parseAsStringLiteral(userTypes)),
};
