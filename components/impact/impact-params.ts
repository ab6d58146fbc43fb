import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { impactDirections } from "../../lib/contracts/enums.ts";

/** What the address of the impact page says. */
export const impactParams = {
	focus: parseAsString,
	direction: parseAsStringLiteral(impactDirections).withDefault("down"),
	list: parseAsStringLiteral(["files", "runs"]).withDefault("files"),
	cursor: parseAsString,
};
