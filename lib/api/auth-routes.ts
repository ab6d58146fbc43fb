import type { Hono } from "hono";
import { sessionSeconds } from "../auth/auth.ts";
import { localPath } from "../auth/local-path.ts";
import { RateLimit } from "../auth/rate-limit.ts";
import {
	type CookieOptions,
	forgottenCookie,
	sessionCookie,
	sessionTokenOf,
} from "../auth/session-cookie.ts";
import { WhenceError } from "../contracts/errors.ts";
import type { Runtime } from "../runtime.ts";
import { consumeSignInLink } from "../services/sessions/sign-in-link.ts";
import { signOut } from "../services/sessions/sign-out.ts";
import { clientAddress } from "./client-address.ts";
import { HttpError } from "./http-error.ts";
import type { ApiEnv } from "./route.ts";

const attempts = { limit: 20, windowMs: 60_000 };

/** Sign-in by link and sign-out: forms of our own pages, answered with a redirect. */
export function mountAuthRoutes(app: Hono<ApiEnv>, runtime: Runtime, cookie: CookieOptions): void {
	const limit = new RateLimit(attempts);
	app.post("/api/auth/link", async (c) => {
		const address = clientAddress(c);
		const waitMs = limit.take(address ?? "unknown");
		if (waitMs > 0) {
			throw new HttpError("unavailable", "Too many tries to sign in. Wait a minute.", {
				status: 429,
				headers: { "retry-after": String(Math.ceil(waitMs / 1000)) },
			});
		}
		const form = await readForm(c.req.raw);
		const result = await consumeSignInLink(
			runtime.db,
			{ via: "web", requestId: c.get("requestId"), address },
			{
				token: tokenIn(form.get("token") ?? ""),
				lifeSeconds: sessionSeconds,
				userAgent: c.req.header("user-agent") ?? null,
			},
		);
		const next = localPath(form.get("next"));
		if ("refusal" in result) {
			const back = next === "/" ? "" : `&next=${encodeURIComponent(next)}`;
			return c.redirect(`/sign-in?error=${result.refusal}${back}`, 303);
		}
		c.header("set-cookie", sessionCookie(result.sessionToken, cookie));
		return c.redirect(next, 303);
	});
	app.post("/api/auth/sign-out", async (c) => {
		const token = sessionTokenOf(c.req.header("cookie") ?? null, cookie);
		if (token !== null) {
			await signOut(
				runtime.db,
				{ via: "web", requestId: c.get("requestId"), address: clientAddress(c) },
				token,
			);
		}
		c.header("set-cookie", forgottenCookie(cookie));
		return c.redirect("/sign-in", 303);
	});
}

/** The token of what was pasted: a whole link, or the token alone. */
function tokenIn(pasted: string): string {
	const text = pasted.trim();
	return URL.canParse(text) ? (new URL(text).searchParams.get("token") ?? "") : text;
}

const maxFormBytes = 10_000;

async function readForm(request: Request): Promise<URLSearchParams> {
	if (Number(request.headers.get("content-length") ?? 0) > maxFormBytes) {
		throw new WhenceError("too_large", "The form is too large.");
	}
	return new URLSearchParams(await request.text());
}
