import { createLoader, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { runVersions } from "../../../lib/contracts/run-history.ts";

export const tabs = [
	{ id: "code", label: "Code" },
	{ id: "runs", label: "Runs" },
	{ id: "files", label: "Files" },
	{ id: "lineage", label: "Lineage" },
	{ id: "activity", label: "Activity" },
] as const;

/** What the address of a transform's page says. */
export const askedParams = {
	tab: parseAsStringLiteral(tabs.map(({ id }) => id)).withDefault("code"),
	/** The line to point out. */
	line: parseAsString,
	/** A notebook as it is written. */
	view: parseAsStringLiteral(["raw"]),
	/** The version that this one is compared with. */
	compare: parseAsString,
	/** The comparison in one column, however wide the screen is. */
	layout: parseAsStringLiteral(["column"]),
	/** Runs and files of this version, or of all. */
	versions: parseAsStringLiteral(runVersions).withDefault("this"),
	after: parseAsString,
};
export const loadAsked = createLoader(askedParams);
export type Asked = inferParserType<typeof askedParams>;
