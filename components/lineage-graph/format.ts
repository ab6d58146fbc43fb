/** Shortens a key in the middle, so that both its folder and its suffix stay readable. */
export function shortenMiddle(text: string, max: number): string {
	if (text.length <= max) return text;
	const tail = Math.ceil((max - 1) * 0.6);
	return `${text.slice(0, max - 1 - tail)}…${text.slice(text.length - tail)}`;
}

/** `1536` → `1.5 kB`; null is a record without bytes. */
export function formatBytes(bytes: number | null): string {
	if (bytes === null) return "no bytes";
	const units = ["B", "kB", "MB", "GB", "TB", "PB"];
	let value = bytes;
	let unit = 0;
	while (value >= 1000 && unit < units.length - 1) {
		value /= 1000;
		unit++;
	}
	return `${value >= 10 || unit === 0 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** The largest whole unit of a span: `45 s`, `12 min`, `3 h`, `8 d`. */
export function formatSpan(ms: number): string {
	const seconds = Math.max(0, Math.round(ms / 1000));
	if (seconds < 60) return `${seconds} s`;
	if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
	if (seconds < 86_400) return `${Math.round(seconds / 3600)} h`;
	return `${Math.round(seconds / 86_400)} d`;
}

/** How long a run took: `269 ms`, else as a span. */
export function formatDuration(ms: number): string {
	return ms < 1000 ? `${Math.max(0, Math.round(ms))} ms` : formatSpan(ms);
}
