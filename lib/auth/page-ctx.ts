import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { newUid } from "../contracts/ids.ts";
import { getRuntime } from "../runtime.ts";
import type { Ctx } from "../services/ctx.ts";
import { beginPage } from "../services/feed/begin-page.ts";
import { withLeavers } from "../services/users/answers-for.ts";
import { ctxFor } from "./ctx-for.ts";
import { takeActor } from "./handed-actor.ts";
import { actorFromSession } from "./session-actor.ts";

/** Who asks, and where the feed stood before anything of the page was read; an action need not know that. */
const beginning = cache(async (): Promise<{ ctx: Ctx; cursor: string | null } | null> => {
	const requestHeaders = await headers();
	const runtime = getRuntime();
	const found =
		takeActor(runtime.handedActors, requestHeaders.get("x-nonce")) ??
		(await actorFromSession(runtime.auth, requestHeaders));
	if (!found) return null;
	const { actor, cursor } = requestHeaders.has("next-action")
		? { actor: await withLeavers(runtime.db, found), cursor: null }
		: await beginPage(runtime, found);
	const ctx = ctxFor(runtime, {
		actor,
		token: null,
		via: "web",
		requestId: requestHeaders.get("x-request-id") ?? newUid(16),
		address: requestHeaders.get("x-whence-address"),
	});
	return { ctx, cursor };
});

/**
 * Who looks at the page or calls the action, or null when nobody is signed in.
 *
 * Asked once a request, however many components want to know.
 */
export async function findPageCtx(): Promise<Ctx | null> {
	return (await beginning())?.ctx ?? null;
}

/** Where the feed stood before anything of the page was read: who listens from there on misses nothing. */
export const pageCursor = cache(async (): Promise<string> => {
	const begun = await beginning();
	if (begun === null) throw new Error("a page that nobody is signed in to has no cursor");
	return begun.cursor ?? (await beginPage(getRuntime(), begun.ctx.actor)).cursor;
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
