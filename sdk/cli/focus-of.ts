import { type EntityKind, entityKinds } from "../../lib/contracts/enums.ts";
import { resolveFile } from "./resolve-file.ts";

/**
 * The record that a person means: a file by its key or uid, everything else as `run:UID`, `transform:UID` or
 * `user:HANDLE`.
 *
 * @throws WhenceError `not_found` for a file that is not there.
 */
export async function focusOf(record: string): Promise<{ focusKind: EntityKind; focusUid: string }> {
	const [word = "", uid = ""] = record.split(/:(.*)/s);
	const kind = entityKinds.find((each) => each === word);
	if (uid !== "" && kind !== undefined && kind !== "file") return { focusKind: kind, focusUid: uid };
	const file = await resolveFile(word === "file" && uid !== "" ? uid : record);
	return { focusKind: "file", focusUid: file.uid };
}
