const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

const two = (n: number) => String(n).padStart(2, "0");

/** `12 Mar 2026 14:02` in UTC, which server and browser agree on. */
export function formatTime(iso: string): string {
	const t = new Date(iso);
	return `${t.getUTCDate()} ${months[t.getUTCMonth()]} ${t.getUTCFullYear()} ${two(t.getUTCHours())}:${two(t.getUTCMinutes())}`;
}

/** `12 Mar 2026 14:02` where the reader is. */
export function formatLocalTime(iso: string): string {
	const t = new Date(iso);
	return `${t.getDate()} ${months[t.getMonth()]} ${t.getFullYear()} ${two(t.getHours())}:${two(t.getMinutes())}`;
}

const steps = [
	[60, "second", 1],
	[3600, "minute", 60],
	[86_400, "hour", 3600],
	[2_592_000, "day", 86_400],
	[31_536_000, "month", 2_592_000],
	[Number.POSITIVE_INFINITY, "year", 31_536_000],
] as const;

/** `just now`, `3 minutes ago`, `2 years ago`; the future counts as now (clocks differ a little). */
export function formatAge(iso: string, now: number): string {
	const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
	if (seconds < 10) return "just now";
	for (const [below, unit, size] of steps) {
		if (seconds < below) {
			const n = Math.floor(seconds / size);
			return `${n} ${unit}${n === 1 ? "" : "s"} ago`;
		}
	}
	return "";
}

/** `850 ms`, `12 s`, `3 min 20 s`, `2 h 5 min`; a dash when it never started. */
export function formatDuration(startedAt: string | null, finishedAt: string | null, now: number): string {
	if (startedAt === null) return "–";
	return formatMs((finishedAt === null ? now : Date.parse(finishedAt)) - Date.parse(startedAt));
}

/** The same of milliseconds; less than none counts as none (clocks differ a little). */
export function formatMs(duration: number): string {
	const ms = Math.max(0, duration);
	if (ms < 1000) return `${Math.round(ms)} ms`;
	const seconds = Math.floor(ms / 1000);
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
	const hours = Math.floor(minutes / 60);
	return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
}
