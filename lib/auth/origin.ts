import { WhenceError } from "../contracts/errors.ts";

/** Under which names the server may be reached. */
export interface OriginPolicy {
	/** Lower-case host names without a port. */
	names: ReadonlySet<string>;
	/** The public address when a proxy stands in front: its origin is ours too. */
	publicOrigin: string | null;
}

const loopbackNames = ["localhost", "127.0.0.1", "[::1]"];
const anyAddress = new Set(["0.0.0.0", "::", "[::]"]);
const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

function bracketed(host: string): string {
	return host.includes(":") && !host.startsWith("[") ? `[${host}]` : host;
}

/** The allow-list: this computer's own names, the address that was bound, and what the operator named. */
export function originPolicy(env: {
	host: string;
	hosts: readonly string[];
	publicUrl: string | null;
}): OriginPolicy {
	const names = new Set(loopbackNames);
	if (!anyAddress.has(env.host)) names.add(bracketed(env.host.toLowerCase()));
	for (const host of env.hosts) names.add(bracketed(host.toLowerCase()));
	if (env.publicUrl) names.add(new URL(env.publicUrl).hostname);
	return { names, publicOrigin: env.publicUrl ? new URL(env.publicUrl).origin : null };
}

function hostName(hostHeader: string): string | null {
	// `new URL` would forgive user names, paths and spaces: only a bare host and port count.
	const match = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?$/i.exec(hostHeader);
	return match?.[1]?.toLowerCase() ?? null;
}

export interface RequestFacts {
	method: string;
	host: string | null;
	origin: string | null;
	/** What browsers say of where a request comes from (`sec-fetch-site`). */
	fetchSite: string | null;
	hasCookie: boolean;
}

/** Reads what {@link checkOrigin} judges off a request. */
export function requestFacts(request: Request): RequestFacts {
	return {
		method: request.method,
		// A fetch Request made in a test has no Host header; its address says the same.
		host: request.headers.get("host") ?? new URL(request.url).host,
		origin: request.headers.get("origin"),
		fetchSite: request.headers.get("sec-fetch-site"),
		hasCookie: request.headers.has("cookie"),
	};
}

/**
 * Refuses a request that came under a foreign name (a web page whose name was re-pointed at this
 * computer), and a write that another site's page sends with this person's cookie.
 *
 * @throws WhenceError `forbidden`.
 */
export function checkOrigin(facts: RequestFacts, policy: OriginPolicy): void {
	const name = facts.host === null ? null : hostName(facts.host);
	if (name === null || !policy.names.has(name)) {
		throw new WhenceError(
			"forbidden",
			`This server does not answer to the name ${JSON.stringify(facts.host ?? "")}.`,
			{
				field: "host",
				hint: "If the name is right, add it to WHENCE_HOSTS and start the server again.",
			},
		);
	}
	if (safeMethods.has(facts.method)) return;
	if (facts.origin !== null) {
		// Also without a cookie: another site must not be able to sign somebody in here.
		if (isOwnOrigin(facts.origin, facts.host ?? "", policy)) return;
	} else if (!facts.hasCookie || facts.fetchSite === "same-origin") {
		return;
	}
	throw new WhenceError("forbidden", "A write from a browser must come from this server's own pages.", {
		field: "origin",
		hint: "Programs use a token in the Authorization header instead of a cookie.",
	});
}

function isOwnOrigin(origin: string, host: string, policy: OriginPolicy): boolean {
	if (origin === policy.publicOrigin) return true;
	return origin === `http://${host}` || origin === `https://${host}`;
}
