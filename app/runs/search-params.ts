import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { registryParams } from "../../components/registry/registry-params.ts";
import { shownRunStatuses } from "../../lib/contracts/enums.ts";
import { runSorts } from "../../lib/contracts/runs.ts";

/** What the address of the runs registry says. */
export const runParams = {
	...registryParams(runSorts, "createdAt"),
	status: parseAsStringLiteral(shownRunStatuses),
	transform: parseAsString,
};
