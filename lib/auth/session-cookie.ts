import { createHmac, timingSafeEqual } from "node:crypto";
import { cookiePrefix, sessionSeconds } from "./auth.ts";

/** What the cookie's name and attributes depend on. */
export interface CookieOptions {
	instanceUid: string;
	secret: string;
	isSecure: boolean;
}

function nameOf({ instanceUid, isSecure }: CookieOptions): string {
	return `${isSecure ? "__Secure-" : ""}${cookiePrefix(instanceUid)}.session_token`;
}

function sign(token: string, secret: string): string {
	return createHmac("sha256", secret).update(token).digest("base64");
}

/** The Set-Cookie header of a session, signed as better-auth reads it: `token.base64(HMAC-SHA-256)`. */
export function sessionCookie(token: string, options: CookieOptions): string {
	const value = encodeURIComponent(`${token}.${sign(token, options.secret)}`);
	return cookie(options, value, sessionSeconds);
}

/** The Set-Cookie header that forgets the session. */
export function forgottenCookie(options: CookieOptions): string {
	return cookie(options, "", 0);
}

function cookie(options: CookieOptions, value: string, maxAgeSeconds: number): string {
	const secure = options.isSecure ? "; Secure" : "";
	return `${nameOf(options)}=${value}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}

/** The session token in a Cookie header, or null when there is none or its signature is not ours. */
export function sessionTokenOf(header: string | null, options: CookieOptions): string | null {
	const name = nameOf(options);
	const pair = (header ?? "").split(/;\s*/).find((part) => part.startsWith(`${name}=`));
	if (pair === undefined) return null;
	const [token = "", signature = ""] = decodeURIComponent(pair.slice(name.length + 1)).split(".");
	const given = Buffer.from(signature);
	const wanted = Buffer.from(sign(token, options.secret));
	return given.length === wanted.length && timingSafeEqual(given, wanted) ? token : null;
}
