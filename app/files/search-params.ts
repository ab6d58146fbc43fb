import {
	parseAsArrayOf,
	parseAsBoolean,
	parseAsInteger,
	parseAsString,
	parseAsStringLiteral,
} from "nuqs/server";
import { registryParams } from "../../components/registry/registry-params.ts";
import { fileTypes } from "../../lib/contracts/enums.ts";
import { fileSorts } from "../../lib/contracts/list-limits.ts";

export const archivedChoices = ["include", "only"] as const;

/** What the address of the files registry says. */
export const fileParams = {
	...registryParams(fileSorts, "createdAt"),
	suffix: parseAsArrayOf(parseAsString),
	type: parseAsArrayOf(parseAsStringLiteral(fileTypes)),
	/** Bytes, both included. */
	sizeMin: parseAsInteger,
	sizeMax: parseAsInteger,
	/** The transform that made them, and the storage that they are in. */
	transform: parseAsString,
	storage: parseAsString,
	archived: parseAsStringLiteral(archivedChoices),
};
export const uploadParam = { upload: parseAsBoolean.withDefault(false) };
