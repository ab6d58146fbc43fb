/** Where a filtered list is to be had as a file; several values are repeated parameters. */
export function exportHref(path: string, question: object): string {
	const search = new URLSearchParams();
	for (const [name, value] of Object.entries(question)) {
		for (const each of Array.isArray(value) ? value : [value]) {
			if (each !== null && each !== undefined) search.append(name, String(each));
		}
	}
	return `/api/v1${path}/export?${search}`;
}
