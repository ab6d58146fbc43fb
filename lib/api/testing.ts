import type { Hono } from "hono";
import { createAuth } from "../auth/auth.ts";
import { parseEnv } from "../env.ts";
import { compareContent } from "../preview/compare-content.ts";
import { parsePreview } from "../preview/parse-preview.ts";
import { compareSource } from "../preview/source/compare-source.ts";
import type { Runtime } from "../runtime.ts";
import { createAuditor } from "../services/audit/auditor.ts";
import { trustInMemory } from "../services/audit/testing.ts";
import type { Ctx } from "../services/ctx.ts";
import { createFeed } from "../services/feed/feed.ts";
import { createAdjacency } from "../services/lineage/impact/adjacency.ts";
import { type TestWorld, testWorld } from "../services/testing/world.ts";
import { issueLocalToken } from "../services/tokens/issue-local-token.ts";
import { createApi } from "./app.ts";
import type { ApiEnv } from "./route.ts";

/** The API over a world of its own, asked without a socket. */
export interface TestApi {
	world: TestWorld;
	app: Hono<ApiEnv>;
	runtime: Runtime;
	secret: string;
	/** What went wrong that is nobody's fault outside. */
	unexpected: unknown[];
	/** A token of that person's, whole scope of their role. */
	tokenOf(person: Ctx): Promise<string>;
	/** Asks as a program with that token. */
	ask(
		token: string | null,
		method: string,
		path: string,
		body?: unknown,
		headers?: Record<string, string>,
	): Promise<Response>;
}

/** Makes a {@link TestApi}; close its world in `afterAll`. */
export async function testApi(): Promise<TestApi> {
	const world = await testWorld();
	const secret = "s".repeat(64);
	const { db } = world.database;
	const instance = world.admin.instance;
	const auth = createAuth({ db, instanceUid: instance.uid, secret, url: "http://localhost" });
	const env = { ...parseEnv({}), storageRoots: [world.root] };
	const unexpected: unknown[] = [];
	const runtime: Runtime = {
		db,
		auth,
		env,
		instance,
		startedAt: new Date(),
		previews: parsePreview,
		comparisons: compareContent,
		sourceComparisons: compareSource,
		adjacency: createAdjacency(db),
		feed: createFeed(db, {
			instanceUid: instance.uid,
			onError: (error) => unexpected.push(error),
			everyMs: 20,
			slowestMs: 20,
		}),
		auditor: createAuditor(trustInMemory()),
		handedActors: new Map(),
	};
	const app = createApi({
		runtime,
		cookie: { instanceUid: instance.uid, secret, isSecure: false },
		local: { secret, ownerUid: world.admin.actor.uid, stop: () => undefined },
		onUnexpected: (error) => unexpected.push(error),
	});
	return {
		world,
		app,
		runtime,
		secret,
		unexpected,
		tokenOf: async ({ actor }) => {
			const visitor = { via: "cli" as const, requestId: "test", address: null };
			return (await issueLocalToken(db, visitor, { userUid: actor.uid, name: "test" })).secret;
		},
		ask: async (token, method, path, body, headers = {}) =>
			app.request(`http://localhost/api/v1${path}`, {
				method,
				headers: {
					...(token === null ? {} : { authorization: `Bearer ${token}` }),
					...(body === undefined || body instanceof Uint8Array ? {} : { "content-type": "application/json" }),
					...headers,
				},
				...(body === undefined
					? {}
					: { body: body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body) }),
			}),
	};
}
