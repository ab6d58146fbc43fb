import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { lineageLenses, lineageLimits } from "../../lib/contracts/lineage.ts";

/** What the address of a graph says; a link restores the view. */
export const graphParams = {
	/** `file:UID`, `run:UID`, `transform:UID` or `user:HANDLE`. */
	focus: parseAsString,
	up: parseAsInteger.withDefault(lineageLimits.depth),
	down: parseAsInteger.withDefault(lineageLimits.depth),
	lens: parseAsStringLiteral(lineageLenses).withDefault("data"),
	expand: parseAsArrayOf(parseAsString).withDefault([]),
	asOf: parseAsString,
	view: parseAsStringLiteral(["graph", "list"]).withDefault("graph"),
	select: parseAsString,
};
