import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import type { Database } from "../../db/client.ts";
import { accounts, sessions, verifications } from "../../db/schema/auth.ts";
import { users } from "../../db/schema/users.ts";

/** How long a browser stays signed in. */
export const sessionSeconds = 30 * 24 * 60 * 60;

export interface AuthOptions {
	db: Database;
	instanceUid: string;
	/** At least 32 characters; signs the session cookie. */
	secret: string;
	/** The address that people type; https makes cookies secure. */
	url: string;
}

/** What every cookie of an instance starts with: the ports of one host share their cookies. */
export function cookiePrefix(instanceUid: string): string {
	return `whence-${instanceUid}`;
}

/**
 * Makes better-auth on our own database, for people and their sessions.
 *
 * Its HTTP handler is never mounted: sign-in and sign-out are verbs of ours, so that each is audited in
 * the transaction that does it. It reads sessions, and later brings OIDC.
 */
export function createAuth({ db, instanceUid, secret, url }: AuthOptions) {
	return betterAuth({
		appName: "Whence",
		baseURL: url,
		secret,
		database: drizzleAdapter(db, {
			provider: "pg",
			schema: { user: users, session: sessions, account: accounts, verification: verifications },
		}),
		session: {
			expiresIn: sessionSeconds,
			// A page cannot set a cookie while it renders; a session simply lives its thirty days.
			disableSessionRefresh: true,
		},
		user: {
			additionalFields: {
				handle: { type: "string", required: true, input: false },
				type: { type: "string", required: true, input: false },
				role: { type: "string", required: true, input: false },
				deactivatedAt: { type: "date", required: false, input: false },
			},
		},
		emailAndPassword: { enabled: false },
		telemetry: { enabled: false },
		advanced: {
			cookiePrefix: cookiePrefix(instanceUid),
			database: { joins: true },
			useSecureCookies: url.startsWith("https:"),
			defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/" },
		},
	});
}

export type Auth = ReturnType<typeof createAuth>;
