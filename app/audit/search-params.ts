import { parseAsArrayOf, parseAsIsoDate, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { auditActions, auditEntityKinds, auditVias } from "../../lib/contracts/enums.ts";

/** What the address of the audit page says. */
export const auditParams = {
	q: parseAsString.withDefault(""),
	by: parseAsArrayOf(parseAsString),
	action: parseAsArrayOf(parseAsStringLiteral(auditActions)),
	via: parseAsArrayOf(parseAsStringLiteral(auditVias)),
	kind: parseAsArrayOf(parseAsStringLiteral(auditEntityKinds)),
	/** The uid of the one record that is asked about. */
	record: parseAsString,
	from: parseAsIsoDate,
	to: parseAsIsoDate,
	pages: parseAsArrayOf(parseAsString).withDefault([]),
};
