import { tags } from "../../../db/schema/index.ts";
import type { ChoosableKind } from "../registry/chosen-records.ts";

/** The column of a tag that points at a record of a kind. */
export const subjectName: Record<ChoosableKind, string> = {
	file: tags.fileId.name,
	run: tags.runId.name,
	transform: tags.transformId.name,
};
