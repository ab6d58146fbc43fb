import { parseAsArrayOf, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { registryParams } from "../../components/registry/registry-params.ts";
import { shownRunStatuses, transformTypes } from "../../lib/contracts/enums.ts";
import { runSorts } from "../../lib/contracts/list-limits.ts";

/** What the address of the runs registry says. */
export const runParams = {
	...registryParams(runSorts, "createdAt"),
	status: parseAsArrayOf(parseAsStringLiteral(shownRunStatuses)),
	type: parseAsArrayOf(parseAsStringLiteral(transformTypes)),
	transform: parseAsString,
};
