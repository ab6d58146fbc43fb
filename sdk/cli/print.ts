/** Prints JSON, indented: what --json means everywhere. */
export function printJson(value: unknown): void {
	process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

/** Prints rows under headings, columns as wide as their longest cell. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[]): void {
	const widths = headings.map((heading, i) =>
		Math.max(heading.length, ...rows.map((row) => row[i]?.length ?? 0)),
	);
	const line = (cells: readonly string[]) =>
		`${cells.map((cell, i) => (i === cells.length - 1 ? cell : cell.padEnd(widths[i] ?? 0))).join("  ")}\n`;
	process.stdout.write(line(headings.map((heading) => heading.toUpperCase())));
	for (const row of rows) process.stdout.write(line(row));
}

/** A moment as people read it, in this computer's time zone. */
export function when(time: string): string {
	const date = new Date(time);
	const two = (n: number) => String(n).padStart(2, "0");
	const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
	return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

/** Bytes as people read them. */
export function size(bytes: number | null): string {
	if (bytes === null) return "–";
	const units = ["B", "kB", "MB", "GB", "TB"];
	let value = bytes;
	let unit = 0;
	for (; value >= 1000 && unit < units.length - 1; unit++) value /= 1000;
	return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`;
}
