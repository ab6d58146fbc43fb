import { createHmac } from "node:crypto";
import { Hono } from "hono";
import { checkOrigin, type OriginPolicy, originPolicy, requestFacts } from "../auth/origin.ts";
import { ctxFromRequest } from "../auth/request-ctx.ts";
import type { CookieOptions } from "../auth/session-cookie.ts";
import { WhenceError } from "../contracts/errors.ts";
import { newUid } from "../contracts/ids.ts";
import type { Runtime } from "../runtime.ts";
import { apiPage } from "./api-page.ts";
import { mountAuthRoutes } from "./auth-routes.ts";
import { clientAddress } from "./client-address.ts";
import { describeApi } from "./describe-api.ts";
import { type LocalOptions, mountLocalRoutes } from "./local-routes.ts";
import { problemResponse, publicError } from "./problem.ts";
import type { ApiEnv } from "./route.ts";
import { apiRoutes } from "./routes.ts";

/** What the API needs of the process. */
export interface ApiOptions {
	runtime: Runtime;
	/** How session cookies are signed and called. */
	cookie: CookieOptions;
	/** What the owner of the server's files may do; null where nobody is (tests). Its secret also proves the
	 * server to clients, by an HMAC over the nonce of a health check. */
	local: LocalOptions | null;
	/** Called with what went wrong that is nobody's fault outside, and the request's id. */
	onUnexpected: (error: unknown, requestId: string) => void;
}

/** False for whoever is not signed in; other faults go on. */
function isRefusal(error: unknown): false {
	if (error instanceof WhenceError && error.code === "unauthenticated") return false;
	throw error;
}

/** Makes the API: everything below `/api`, closed but for health and sign-in. */
export function createApi({ runtime, cookie, local, onUnexpected }: ApiOptions): Hono<ApiEnv> {
	const app = new Hono<ApiEnv>();
	const policy: OriginPolicy = originPolicy(runtime.env);
	app.onError((error, c) => {
		const requestId = c.get("requestId") ?? newUid(16);
		if (publicError(error).code === "internal") onUnexpected(error, requestId);
		return problemResponse(error, requestId);
	});
	app.notFound((c) =>
		problemResponse(
			new WhenceError("not_found", `There is no ${c.req.method} ${c.req.path}.`, { hint: "See /api." }),
			c.get("requestId") ?? newUid(16),
		),
	);
	app.use(async (c, next) => {
		c.set("requestId", newUid(16));
		c.set("runtime", runtime);
		c.set("report", (error) => onUnexpected(error, c.get("requestId")));
		checkOrigin(requestFacts(c.req.raw), policy);
		await next();
		c.header("x-request-id", c.get("requestId"));
	});
	app.get("/api/v1/health", (c) => {
		const nonce = c.req.query("nonce");
		const isNonce = nonce !== undefined && /^[0-9a-f]{16,128}$/.test(nonce);
		return c.json({
			status: "ok",
			version: runtime.instance.version,
			instanceUid: runtime.instance.uid,
			...(isNonce && local ? { hmac: createHmac("sha256", local.secret).update(nonce).digest("hex") } : {}),
		});
	});
	mountAuthRoutes(app, runtime, cookie);
	if (local) mountLocalRoutes(app, runtime, local);
	const closed = new Hono<ApiEnv>();
	closed.use(async (c, next) => {
		const address = clientAddress(c);
		c.set("ctx", await ctxFromRequest(runtime, c.req.raw, { requestId: c.get("requestId"), address }));
		await next();
	});
	const description = describeApi(apiRoutes, runtime.instance.version);
	closed.get("/openapi.json", (c) => c.json(description));
	app.get("/api", async (c) => {
		const who = { requestId: c.get("requestId"), address: clientAddress(c) };
		const isKnown = await ctxFromRequest(runtime, c.req.raw, who).then(() => true, isRefusal);
		if (!isKnown) return c.redirect("/sign-in?next=%2Fapi");
		const nonce = newUid(16);
		c.header(
			"content-security-policy",
			`default-src 'none'; style-src 'nonce-${nonce}'; frame-ancestors 'none'`,
		);
		c.header("x-content-type-options", "nosniff");
		return c.html(apiPage(description, nonce));
	});
	for (const { doc, handle } of apiRoutes) {
		// HEAD requests reach Hono as GET: the handler of HEAD, declared beside it, is chosen here.
		const path = doc.path.replaceAll(/\{(\w+)\}/g, ":$1");
		if (doc.method === "head") {
			closed.use(path, async (c, next) => (c.req.raw.method === "HEAD" ? handle(c) : next()));
		}
	}
	for (const { doc, handle } of apiRoutes) {
		if (doc.method === "head") continue;
		closed.on(doc.method.toUpperCase(), doc.path.replaceAll(/\{(\w+)\}/g, ":$1"), (c) => handle(c));
	}
	app.route("/api/v1", closed);
	return app;
}
