import type { Database } from "../db/client.ts";
import type { Auth } from "./auth/auth.ts";
import type { HandedActors } from "./auth/handed-actor.ts";
import type { ContentComparer, PreviewParser } from "./contracts/previews.ts";
import type { SourceComparer } from "./contracts/transform-comparison.ts";
import type { Env } from "./env.ts";
import type { Auditor } from "./services/audit/auditor.ts";
import type { Feed } from "./services/feed/feed.ts";
import type { Adjacency } from "./services/lineage/impact/adjacency.ts";

/** What the process makes once and the two bundles (server and Next) share. */
export interface Runtime {
	db: Database;
	auth: Auth;
	env: Env;
	instance: { uid: string; name: string; version: string };
	startedAt: Date;
	/** Makes previews of what is in files, in bounds. */
	previews: PreviewParser;
	/** Compares versions of files, in bounds. */
	comparisons: ContentComparer;
	/** Compares sources of transforms, in bounds. */
	sourceComparisons: SourceComparer;
	/** All lineage in memory, for questions about everything downstream or upstream. */
	adjacency: Adjacency;
	/** What changes, told to all who listen. */
	feed: Feed;
	/** What vouches for the audit. */
	auditor: Auditor;
	/** Who asks, from the proxy to the page. */
	handedActors: HandedActors;
}

// The bundles do not share modules, so the one place that both can see is the global object.
const key = Symbol.for("whence.runtime");
const holder = globalThis as { [key]?: Runtime };

/** Called by `server/` before the first request. */
export function setRuntime(runtime: Runtime): void {
	holder[key] = runtime;
}

/**
 * The process's runtime.
 *
 * @throws Error when no server made one, as during `next build`.
 */
export function getRuntime(): Runtime {
	const runtime = holder[key];
	if (!runtime) throw new Error("Whence's server is not running in this process: start it with `npm start`.");
	return runtime;
}
