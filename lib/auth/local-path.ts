/**
 * The path on this server that `next` names, or `/`.
 *
 * Only a path is ever followed after signing in: an address, `//host` or `/\host` would lead away.
 */
export function localPath(next: string | null | undefined): string {
	if (!next || next.length > 2048 || !next.startsWith("/")) return "/";
	const base = "http://whence.invalid";
	const url = URL.canParse(next, base) ? new URL(next, base) : null;
	if (!url || url.origin !== base || /[\\\r\n\t]/.test(next)) return "/";
	return url.pathname + url.search + url.hash;
}
