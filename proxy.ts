import { type NextRequest, NextResponse } from "next/server";
import { handActor } from "./lib/auth/handed-actor.ts";
import { actorFromSession } from "./lib/auth/session-actor.ts";
import { getRuntime } from "./lib/runtime.ts";

/** Scripts and style elements of ours alone; style attributes are what Mantine and React Flow draw with. */
function policy(nonce: string): string {
	const isDev = process.env.NODE_ENV === "development";
	return [
		"default-src 'self'",
		`script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
		`style-src-elem 'self' ${isDev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
		"style-src-attr 'unsafe-inline'",
		"img-src 'self' data: blob:",
		"font-src 'self'",
		`connect-src 'self'${isDev ? " ws:" : ""}`,
		"worker-src 'self'",
		"object-src 'none'",
		"base-uri 'none'",
		"form-action 'self'",
		"frame-ancestors 'none'",
	].join("; ");
}

/** The pages that people see who are not signed in. */
function isOpen(path: string): boolean {
	return path === "/sign-in" || path === "/sign-in/link";
}

/** Sends whoever is not signed in to the sign-in page, before a byte of the page is drawn. */
async function refusal(request: NextRequest, nonce: string): Promise<NextResponse | null> {
	const { pathname, search, origin } = request.nextUrl;
	if (isOpen(pathname)) return null;
	const { auth, handedActors } = getRuntime();
	const actor = await actorFromSession(auth, request.headers);
	if (actor) {
		handActor(handedActors, nonce, actor);
		return null;
	}
	if (request.method !== "GET" && request.method !== "HEAD") {
		return new NextResponse("Sign in first.\n", { status: 401 });
	}
	const url = new URL("/sign-in", origin);
	if (pathname !== "/") url.searchParams.set("next", pathname + search);
	return NextResponse.redirect(url);
}

/**
 * Closes every page but sign-in, gives it its Content-Security-Policy, and tells it its own path for coming
 * back after sign-in.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
	const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
	const refused = await refusal(request, nonce);
	if (refused) return refused;
	const csp = policy(nonce);
	const headers = new Headers(request.headers);
	headers.set("x-nonce", nonce);
	headers.set("content-security-policy", csp);
	headers.set("x-whence-path", request.nextUrl.pathname + request.nextUrl.search);
	const response = NextResponse.next({ request: { headers } });
	response.headers.set("content-security-policy", csp);
	response.headers.set("x-content-type-options", "nosniff");
	response.headers.set("referrer-policy", "same-origin");
	return response;
}

export const config = { matcher: ["/((?!api|_next/static|_next/image|icon.svg).*)"] };
