import { eq } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { sessions, users } from "../../../db/schema/index.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Visitor } from "./sign-in-link.ts";

/** Ends a session; one that is gone already is fine. */
export async function signOut(db: Database, visitor: Visitor, sessionToken: string): Promise<void> {
	await db.transaction(async (tx) => {
		const [ended] = await tx.delete(sessions).where(eq(sessions.token, sessionToken)).returning();
		if (!ended) return;
		const [user] = await tx.select({ handle: users.handle }).from(users).where(eq(users.id, ended.userId));
		await recordEvent(
			tx,
			{ ...visitor, actor: { uid: ended.userId }, token: null },
			{
				action: "session.end",
				entityKind: "session",
				entityUid: ended.id,
				entityLabel: user?.handle ?? ended.userId,
			},
		);
	});
}
