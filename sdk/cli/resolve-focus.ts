import { type EntityKind, entityKinds } from "../../lib/contracts/enums.ts";
import { resolveFile } from "./resolve-file.ts";

/** Reads what people type for a record: a file's key or uid, or `run:UID`, `transform:UID`, `user:HANDLE`. */
export async function resolveFocus(record: string): Promise<{ focusKind: EntityKind; focusUid: string }> {
	const [kind = "", uid = ""] = record.split(/:(.*)/s);
	const known = entityKinds.find((each) => each === kind);
	if (uid !== "" && known !== undefined && known !== "file") return { focusKind: known, focusUid: uid };
	const file = await resolveFile(kind === "file" && uid !== "" ? uid : record);
	return { focusKind: "file", focusUid: file.uid };
}
