import { randomBytes } from "node:crypto";
import { createServer } from "node:http";
import { hostname } from "node:os";
import { basename, join } from "node:path";
import { pino } from "pino";
import { createApi } from "../lib/api/app.ts";
import { createAuth } from "../lib/auth/auth.ts";
import { originPolicy } from "../lib/auth/origin.ts";
import { newUid } from "../lib/contracts/ids.ts";
import { setRuntime } from "../lib/runtime.ts";
import { createAuditor } from "../lib/services/audit/auditor.ts";
import { listAuditKeys } from "../lib/services/audit/list-audit-keys.ts";
import { createSealer } from "../lib/services/audit/sealer.ts";
import { createFeed } from "../lib/services/feed/feed.ts";
import { type EnsuredInstance, ensureInstance } from "../lib/services/instances/ensure-instance.ts";
import { createAdjacency } from "../lib/services/lineage/impact/adjacency.ts";
import { createSignInLink } from "../lib/services/sessions/sign-in-link.ts";
import { collectBlobs } from "../lib/services/storages/collect-blobs.ts";
import { issueLocalToken } from "../lib/services/tokens/issue-local-token.ts";
import { openLocalStorage } from "../lib/storage/local-storage.ts";
import { sweepStaging } from "../lib/storage/sweep-staging.ts";
import type { ServerArguments } from "./arguments.ts";
import { openAuditTrust } from "./audit-trust.ts";
import { backupOnStop } from "./backup-on-stop.ts";
import { type HeldDatabase, holdDatabase } from "./hold-database.ts";
import { wire } from "./http.ts";
import { listen } from "./listen.ts";
import { findOwner } from "./owner.ts";
import { preparePages } from "./pages.ts";
import { previewParser } from "./previews.ts";
import { sessionSecret } from "./secrets.ts";
import { removeServerFile, writeServerFile } from "./server-file.ts";
import { sizeHint } from "./size-hint.ts";
import { serverVersion } from "./version.ts";

const hourMs = 60 * 60 * 1000;

/** A server that listens. */
export interface RunningServer {
	url: string;
	instance: EnsuredInstance;
	/** True when the wanted port was taken. */
	isOtherPort: boolean;
	/** A path on this server that signs the owner in, once. */
	signInPath(next: string): Promise<string>;
	issueToken(name: string): Promise<string>;
	stop(): Promise<void>;
}

const visitor = () => ({ via: "cli" as const, requestId: newUid(16), address: null });

/**
 * Starts the process's server: lock, database, instance, sign-in, HTTP; in this order, so that nothing
 * answers before all of it is there.
 *
 * @throws WhenceError `conflict` when another server holds the database.
 */
export async function startServer(args: ServerArguments, onStop: () => void): Promise<RunningServer> {
	const held = await holdDatabase(args);
	try {
		return await startHeld(held);
	} catch (error) {
		await held.release();
		throw error;
	}

	async function startHeld({
		env,
		whence,
		opened,
		isEmbedded,
		release,
	}: HeldDatabase): Promise<RunningServer> {
		const log = pino({ level: env.logLevel, base: null }, pino.destination({ dest: 2, sync: false }));
		const { db } = opened;
		const instance = await ensureInstance(db, {
			name: basename(args.storage),
			owner: await findOwner(args.owner),
			root: args.storage,
			allowedRoots: [...env.storageRoots, args.storage],
		});
		const hint = isEmbedded ? await sizeHint(db) : null;
		if (hint) log.warn(hint);
		const secret = env.secret ?? (await sessionSecret(join(whence, "session-secret")));
		const server = createServer();
		const port = await listen(server, env.host, env.port);
		const shownHost = ["0.0.0.0", "::"].includes(env.host) ? "localhost" : env.host;
		const url = env.publicUrl ?? `http://${shownHost.includes(":") ? `[${shownHost}]` : shownHost}:${port}`;
		const auth = createAuth({ db, instanceUid: instance.uid, secret, url });
		const feed = createFeed(db, {
			instanceUid: instance.uid,
			onError: (error) => log.error({ err: error }, "looking for changes failed"),
		});
		const trust = await openAuditTrust(whence, env.auditKey, await listAuditKeys(db));
		const sealer = createSealer(db, {
			instanceUid: instance.uid,
			trust,
			onError: (error) => log.error({ err: error }, "sealing the audit failed"),
		});
		const inWorkers = previewParser();
		const runtime = {
			db,
			auth,
			env,
			instance: { uid: instance.uid, name: instance.name, version: serverVersion },
			startedAt: new Date(),
			previews: inWorkers,
			comparisons: inWorkers,
			sourceComparisons: inWorkers,
			adjacency: createAdjacency(db),
			feed,
			auditor: createAuditor(trust),
			handedActors: new Map(),
		};
		setRuntime(runtime);
		const local = { secret: randomBytes(32).toString("hex"), ownerUid: instance.ownerUid, stop: onStop };
		const api = createApi({
			runtime,
			cookie: { instanceUid: instance.uid, secret, isSecure: url.startsWith("https:") },
			local,
			onUnexpected: (error, requestId) => log.error({ err: error, requestId }, "a request failed"),
		});
		let lastRequestAt = Date.now();
		wire({
			server,
			api,
			pages: args.hasDashboard
				? await preparePages({ isDev: args.isDev, host: shownHost, port, server })
				: null,
			policy: originPolicy(env),
			onRequest: () => {
				lastRequestAt = Date.now();
			},
			onWritten: feed.poke,
			onError: (error) => log.error({ err: error }, "a page failed"),
		});
		const serverFile = join(whence, "server.json");
		await writeServerFile(serverFile, {
			url,
			host: hostname(),
			pid: process.pid,
			secret: local.secret,
			startedAt: runtime.startedAt.toISOString(),
			version: serverVersion,
			instanceUid: instance.uid,
		});
		const tidy = async () => {
			await sweepStaging(await openLocalStorage(args.storage), { olderThanMs: hourMs });
			await collectBlobs(db);
		};
		const tidyLogged = () =>
			void tidy().catch((error: unknown) => log.error({ err: error }, "tidying failed"));
		tidyLogged();
		const timers = [setInterval(tidyLogged, hourMs)];
		if (args.idleMinutes !== undefined) {
			const idleMs = args.idleMinutes * 60_000;
			timers.push(setInterval(() => Date.now() - lastRequestAt > idleMs && onStop(), 1_000));
		}
		for (const timer of timers) timer.unref();
		return {
			url,
			instance,
			isOtherPort: env.port !== 0 && port !== env.port,
			signInPath: async (next) => {
				const { token } = await createSignInLink(db, visitor(), instance.ownerUid);
				return `/sign-in/link?token=${token}${next === "/" ? "" : `&next=${encodeURIComponent(next)}`}`;
			},
			issueToken: async (name) =>
				(await issueLocalToken(db, visitor(), { userUid: instance.ownerUid, name })).secret,
			stop: async () => {
				for (const timer of timers) clearInterval(timer);
				feed.close();
				// A browser that asks on goes on asking the next server, not this one by the connection that it has.
				server.prependListener("request", (_request, response) => {
					response.shouldKeepAlive = false;
				});
				await removeServerFile(serverFile, local.secret);
				await new Promise<void>((resolve) => {
					server.close(() => resolve());
					server.closeIdleConnections();
					// Requests under way get ten seconds; idle browsers do not hold the stop, and who listens has been told.
					setTimeout(() => server.closeAllConnections(), 10_000).unref();
				});
				await sealer.close();
				if (isEmbedded) {
					await backupOnStop(db, whence).catch((error: unknown) =>
						log.error({ err: error }, "the backup at the end failed"),
					);
				}
				await release();
			},
		};
	}
}
