/** Whether a box is dimmed: where something hangs together with what is hovered, and nothing in the box does. */
export function isBoxDim(
	{ id, inside }: { id: string; inside: ReadonlySet<string> },
	lit: ReadonlySet<string> | null,
): boolean {
	if (lit === null || lit.has(id)) return false;
	for (const each of inside) if (lit.has(each)) return false;
	return true;
}
