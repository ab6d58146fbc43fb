import { createHmac, timingSafeEqual } from "node:crypto";
import { isAbsolute } from "node:path";
import type { Hono } from "hono";
import { localPath } from "../auth/local-path.ts";
import { WhenceError } from "../contracts/errors.ts";
import type { Runtime } from "../runtime.ts";
import { takeBackup } from "../services/backup/take-backup.ts";
import { createSignInLink } from "../services/sessions/sign-in-link.ts";
import { issueLocalToken } from "../services/tokens/issue-local-token.ts";
import { clientAddress } from "./client-address.ts";
import { readJson } from "./parse.ts";
import type { ApiEnv } from "./route.ts";

/** What the owner of the server's files may ask for without a session. */
export interface LocalOptions {
	/** The secret in `server.json`, which only the server's own user can read. */
	secret: string;
	ownerUid: string;
	stop: () => void;
}

/** Nonces that were seen; a request that is overheard cannot be sent again. */
const nonceMemory = 10_000;

/**
 * Mounts what `whence open`, `whence login` and `whence serve --stop` use. Each request proves that its sender
 * can read `server.json`: `X-Whence-Local: nonce.hmac(secret, "METHOD path nonce")`.
 */
export function mountLocalRoutes(app: Hono<ApiEnv>, runtime: Runtime, options: LocalOptions): void {
	const seen = new Set<string>();
	app.use("/api/local/*", async (c, next) => {
		requireProof(c.req.header("x-whence-local"), `${c.req.method} ${c.req.path}`, options.secret, seen);
		await next();
	});
	app.post("/api/local/sign-in-link", async (c) => {
		const { value } = await readJson(c.req.raw, 10_000);
		const visitor = { via: "cli" as const, requestId: c.get("requestId"), address: clientAddress(c) };
		const { token } = await createSignInLink(runtime.db, visitor, options.ownerUid);
		const next = localPath(textField(value, "next"));
		const path = `/sign-in/link?token=${token}${next === "/" ? "" : `&next=${encodeURIComponent(next)}`}`;
		return c.json({ path });
	});
	app.post("/api/local/token", async (c) => {
		const { value } = await readJson(c.req.raw, 10_000);
		const visitor = { via: "cli" as const, requestId: c.get("requestId"), address: clientAddress(c) };
		const name = (textField(value, "name") ?? "command line").slice(0, 100);
		const { secret } = await issueLocalToken(runtime.db, visitor, { userUid: options.ownerUid, name });
		return c.json({ token: secret, instanceUid: runtime.instance.uid }, 201);
	});
	app.post("/api/local/backup", async (c) => {
		const { value } = await readJson(c.req.raw, 10_000);
		const path = textField(value, "path") ?? "";
		if (!isAbsolute(path))
			throw new WhenceError("invalid", "path: is not an absolute path", { field: "path" });
		const isForced = typeof value === "object" && value !== null && Reflect.get(value, "force") === true;
		const visitor = { via: "cli" as const, requestId: c.get("requestId"), address: clientAddress(c) };
		const { instance } = runtime;
		const backup = await takeBackup(runtime.db, visitor, {
			ownerUid: options.ownerUid,
			instance,
			path,
			isForced,
		});
		return c.json(backup, 201);
	});
	app.post("/api/local/stop", (c) => {
		// After the answer is on its way.
		setTimeout(options.stop, 50);
		return c.json({ status: "stopping" });
	});
}

function textField(value: unknown, name: string): string | undefined {
	const field = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
	return typeof field === "string" ? field : undefined;
}

function requireProof(header: string | undefined, what: string, secret: string, seen: Set<string>): void {
	const [, nonce = "", mac = ""] = /^([\w-]{16,128})\.([0-9a-f]{64})$/.exec(header ?? "") ?? [];
	const wanted = createHmac("sha256", secret).update(`${what} ${nonce}`).digest();
	const given = Buffer.from(mac, "hex");
	const isRight = given.length === wanted.length && timingSafeEqual(given, wanted) && !seen.has(nonce);
	if (!isRight) {
		throw new WhenceError("unauthenticated", "Only the owner of this server's files may ask for this.", {
			hint: "Run `whence` as the same user, on the server's own computer.",
		});
	}
	if (seen.size >= nonceMemory) seen.delete(seen.values().next().value ?? "");
	seen.add(nonce);
}
