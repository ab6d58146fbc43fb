import type { Database } from "../../../db/client.ts";
import { instances } from "../../../db/schema/index.ts";
import { newUid } from "../../contracts/ids.ts";
import { recordEvent } from "./record-event.ts";

/** Says that the chain goes on with another key, as after a backup was restored elsewhere. */
export async function recordRekey(
	tx: Database,
	instanceUid: string,
	keys: { before: string; after: string },
): Promise<void> {
	const [instance] = await tx.select({ name: instances.name }).from(instances);
	await recordEvent(
		tx,
		{ actor: null, token: null, via: "api", requestId: newUid(16), address: null },
		{
			action: "instance.rekey",
			entityKind: "instance",
			entityUid: instanceUid,
			entityLabel: instance?.name ?? instanceUid,
			before: { publicKey: keys.before },
			after: { publicKey: keys.after },
		},
	);
}
