import { parseAsBoolean, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { registryParams } from "../../components/registry/registry-params.ts";
import { fileTypes } from "../../lib/contracts/enums.ts";
import { fileSorts } from "../../lib/contracts/files.ts";

export const archivedChoices = ["include", "only"] as const;

/** What the address of the files registry says. */
export const fileParams = {
	...registryParams(fileSorts, "createdAt"),
	suffix: parseAsString,
	type: parseAsStringLiteral(fileTypes),
	archived: parseAsStringLiteral(archivedChoices),
};
export const uploadParam = { upload: parseAsBoolean.withDefault(false) };
