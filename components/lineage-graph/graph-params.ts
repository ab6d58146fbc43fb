import {
	parseAsArrayOf,
	parseAsBoolean,
	parseAsInteger,
	parseAsIsoDateTime,
	parseAsString,
	parseAsStringLiteral,
} from "nuqs/server";
import { entityKinds, lineageLenses, shownRunStatuses, transformTypes } from "../../lib/contracts/enums.ts";
import { lineageLimits } from "../../lib/contracts/lineage-terms.ts";

/** What the address of a graph says; a link restores the view. */
export const graphParams = {
	/** `file:UID`, `run:UID`, `transform:UID` or `user:HANDLE`. */
	focus: parseAsString,
	/** Instead of a focus: a selection. */
	q: parseAsString,
	up: parseAsInteger.withDefault(lineageLimits.depth),
	down: parseAsInteger.withDefault(lineageLimits.depth),
	/** Written out when it is chosen: the page of a transform begins with another. */
	lens: parseAsStringLiteral(lineageLenses).withDefault("data").withOptions({ clearOnDefault: false }),
	/** Records at most. */
	limit: parseAsInteger.withDefault(lineageLimits.nodes),
	expand: parseAsArrayOf(parseAsString).withDefault([]),
	/** What the filters show alone; left out, everything. */
	kinds: parseAsArrayOf(parseAsStringLiteral(entityKinds)),
	suffixes: parseAsArrayOf(parseAsString),
	statuses: parseAsArrayOf(parseAsStringLiteral(shownRunStatuses)),
	types: parseAsArrayOf(parseAsStringLiteral(transformTypes)),
	people: parseAsArrayOf(parseAsString),
	tags: parseAsArrayOf(parseAsString),
	after: parseAsIsoDateTime,
	before: parseAsIsoDateTime,
	archived: parseAsStringLiteral(["include"]),
	/** The graph as it was then. */
	asOf: parseAsIsoDateTime,
	view: parseAsStringLiteral(["graph", "list"]).withDefault("graph"),
	select: parseAsString,
	/** The link whose panel is open, over that of the record. */
	edge: parseAsString,
	/** What was recorded after this is marked. */
	since: parseAsIsoDateTime,
	/** A second record: what lies between the two is shown. */
	with: parseAsString,
	/** False: every record by itself, no groups. */
	fold: parseAsBoolean.withDefault(true),
	/** Records taken out of their groups. */
	show: parseAsArrayOf(parseAsString).withDefault([]),
	/** Runs that are closed with all that they contain, by their ids. */
	closed: parseAsArrayOf(parseAsString).withDefault([]),
	/** Groups that are open, each by one of its members. */
	unfold: parseAsArrayOf(parseAsString).withDefault([]),
};

/** What only says where one is in the answer. */
const looks = new Set(["select", "with", "view"]);

/** What is asked, as text: as long as it is the same, what changes in the graph came by itself. */
export function questionOf(params: Record<string, unknown>): string {
	return JSON.stringify(Object.entries(params).filter(([name]) => !looks.has(name)));
}
