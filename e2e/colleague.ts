import { join } from "node:path";
import type { Browser, BrowserContext } from "@playwright/test";
import { openDatabase } from "../db/client.ts";
import { users } from "../db/schema/index.ts";
import type { UserRole } from "../lib/contracts/enums.ts";
import { newUid } from "../lib/contracts/ids.ts";
import { createSignInLink } from "../lib/services/sessions/sign-in-link.ts";
import { issueLocalToken } from "../lib/services/tokens/issue-local-token.ts";
import type { Told } from "./journey.ts";

/** Somebody else of the instance. */
export interface Colleague {
	handle: string;
	/** A token of theirs, of their role's whole scope. */
	token: string;
	/** A browser of theirs, signed in. */
	context: BrowserContext;
}

const visitor = { via: "cli" as const, requestId: "e2e", address: null };

/** Lets more people into an instance, while its server stands still: members are not managed by its pages yet. */
export async function letIn(
	whence: Told,
	browser: Browser,
	people: Record<string, UserRole>,
): Promise<Colleague[]> {
	const made: { handle: string; token: string; link: string }[] = [];
	await whence.restart(async () => {
		const database = await openDatabase({ folder: join(whence.storage, ".whence", "db") });
		try {
			const { db } = database;
			for (const [handle, role] of Object.entries(people)) {
				const uid = newUid(12);
				const email = `${handle}@example.org`;
				await db.insert(users).values({ id: uid, handle, name: handle, email, role });
				const { token } = await createSignInLink(db, visitor, uid);
				const { secret } = await issueLocalToken(db, visitor, { userUid: uid, name: "laptop" });
				made.push({ handle, token: secret, link: `${whence.url}/sign-in/link?token=${token}` });
			}
		} finally {
			await database.close();
		}
	});
	const colleagues: Colleague[] = [];
	for (const { handle, token, link } of made) {
		const context = await browser.newContext({
			baseURL: whence.url,
			storageState: { cookies: [], origins: [] },
		});
		const page = await context.newPage();
		await page.goto(link);
		await page.waitForURL(`${whence.url}/`);
		await page.close();
		colleagues.push({ handle, token, context });
	}
	return colleagues;
}
