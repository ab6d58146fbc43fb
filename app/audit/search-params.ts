import { parseAsArrayOf, parseAsIsoDate, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { auditActions, auditEntityKinds, auditVias } from "../../lib/contracts/enums.ts";

/** What the address of the audit page says. */
export const auditParams = {
	q: parseAsString,
	by: parseAsString,
	action: parseAsStringLiteral(auditActions),
	via: parseAsStringLiteral(auditVias),
	kind: parseAsStringLiteral(auditEntityKinds),
	record: parseAsString,
	from: parseAsIsoDate,
	to: parseAsIsoDate,
	pages: parseAsArrayOf(parseAsString).withDefault([]),
};
