const units = ["B", "kB", "MB", "GB", "TB", "PB"];

/** `1536` → `1.5 kB`, in powers of 1,000 as file managers count; a dash when there are no bytes. */
export function formatSize(bytes: number | null): string {
	if (bytes === null) return "–";
	let value = bytes;
	let unit = 0;
	// 999.5 would be shown as 1000.
	while (value >= (unit === 0 ? 1000 : 999.5) && unit < units.length - 1) {
		value /= 1000;
		unit++;
	}
	return `${unit === 0 || value >= 9.95 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}
