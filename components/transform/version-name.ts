/** `v3`, and its label when it has one: `v3 · 7.2.0`. */
export function versionName({ versionNo, label }: { versionNo: number; label: string | null }): string {
	return label === null ? `v${versionNo}` : `v${versionNo} · ${label}`;
}
