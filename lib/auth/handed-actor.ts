import type { Ctx } from "../services/ctx.ts";

/** Whom the proxy found behind a session, kept for the page of the same request. */
export type HandedActors = Map<string, Ctx["actor"]>;

/** Requests that never come to a page leave theirs; the oldest make room. */
const most = 1000;

/**
 * Hands an actor on, so that the session is read once a request.
 *
 * @param nonce of that request alone, and known to nobody else: the proxy makes it and overwrites what a client sent.
 */
export function handActor(handed: HandedActors, nonce: string, actor: Ctx["actor"]): void {
	handed.set(nonce, actor);
	const [oldest] = handed.keys();
	if (handed.size > most && oldest !== undefined) handed.delete(oldest);
}

/** The actor of this request, once; null when none was handed on. */
export function takeActor(handed: HandedActors, nonce: string | null): Ctx["actor"] | null {
	const actor = nonce === null ? undefined : handed.get(nonce);
	if (nonce === null || actor === undefined) return null;
	handed.delete(nonce);
	return actor;
}
