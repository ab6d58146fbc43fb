import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { newUid } from "../contracts/ids.ts";
import { getRuntime } from "../runtime.ts";
import type { Ctx } from "../services/ctx.ts";
import { feedNow } from "../services/feed/feed-now.ts";
import { withLeavers } from "../services/users/answers-for.ts";
import { ctxFor } from "./ctx-for.ts";
import { takeActor } from "./handed-actor.ts";
import { actorFromSession } from "./session-actor.ts";

/** Where the feed stood before anything of the page was read: who listens from there on misses nothing. */
export const pageCursor = cache(() => feedNow(getRuntime()));

/**
 * Who looks at the page or calls the action, or null when nobody is signed in.
 *
 * Asked once a request, however many components want to know.
 */
export const findPageCtx = cache(async (): Promise<Ctx | null> => {
	const requestHeaders = await headers();
	const runtime = getRuntime();
	// Layout and page are made at once, and both begin here. An action shows no page.
	const [actor] = await Promise.all([
		takeActor(runtime.handedActors, requestHeaders.get("x-nonce")) ??
			actorFromSession(runtime.auth, requestHeaders),
		requestHeaders.has("next-action") ? null : pageCursor(),
	]);
	if (!actor) return null;
	return ctxFor(runtime, {
		actor: await withLeavers(runtime.db, actor),
		token: null,
		via: "web",
		requestId: requestHeaders.get("x-request-id") ?? newUid(16),
		address: requestHeaders.get("x-whence-address"),
	});
});

/**
 * The context of a server component or action; without a session it leads to the sign-in page,
 * which comes back here.
 */
export async function pageCtx(): Promise<Ctx> {
	const ctx = await findPageCtx();
	if (ctx) return ctx;
	const path = (await headers()).get("x-whence-path") ?? "/";
	redirect(path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`);
}
