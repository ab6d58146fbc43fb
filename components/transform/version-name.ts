/** `v3`, and its label when that says more: `v3 · 7.2.0`. */
export function versionName({ versionNo, label }: { versionNo: number; label: string | null }): string {
	return label === null || label === String(versionNo) ? `v${versionNo}` : `v${versionNo} · ${label}`;
}
