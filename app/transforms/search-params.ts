import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { registryParams } from "../../components/registry/registry-params.ts";
import { transformTypes } from "../../lib/contracts/enums.ts";
import { transformSorts } from "../../lib/contracts/list-limits.ts";

/** What the address of the transforms registry says. */
export const transformParams = {
	...registryParams(transformSorts, "createdAt"),
	type: parseAsArrayOf(parseAsStringLiteral(transformTypes)),
	project: parseAsArrayOf(parseAsString),
};
