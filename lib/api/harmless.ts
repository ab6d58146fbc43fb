/** The name to save as: plain for old clients, and whole by RFC 5987. */
export function disposition(name: string, isDownload: boolean): string {
	const plain = name.replace(/[^\x20-\x7e]|["\\]/g, "_");
	const whole = encodeURIComponent(name).replace(
		/['()*]/g,
		(c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
	);
	return `${isDownload ? "attachment" : "inline"}; filename="${plain}"; filename*=UTF-8''${whole}`;
}

/** Bytes of strangers: never sniffed, never run, never framed into our pages. */
export const harmless = {
	"content-type": "application/octet-stream",
	"x-content-type-options": "nosniff",
	"content-security-policy": "sandbox; default-src 'none'",
	"cache-control": "private, no-cache",
	"accept-ranges": "bytes",
};
