/** What a key does to a tree, by the pattern of the ARIA practices: where the focus goes, or whether it opens. */
export interface TreeMove {
	to?: string;
	open?: boolean;
}

/**
 * Where a key leads in a tree.
 *
 * @param shown paths of all items that are shown, in order; a child's path is its parent's with `/` and its place.
 * @param open paths of those that are open.
 * @returns null when the key means nothing here.
 */
export function moveInTree(
	key: string,
	current: string,
	shown: readonly string[],
	open: ReadonlySet<string>,
): TreeMove | null {
	const at = shown.indexOf(current);
	const go = (path: string | undefined): TreeMove => (path === undefined ? {} : { to: path });
	const first = shown[at + 1];
	const hasShownChild = first?.startsWith(`${current}/`) ?? false;
	switch (key) {
		case "ArrowDown":
			return go(first);
		case "ArrowUp":
			return go(shown[at - 1]);
		case "Home":
			return go(shown[0]);
		case "End":
			return go(shown.at(-1));
		case "ArrowRight":
			return hasShownChild ? go(first) : { open: true };
		case "ArrowLeft": {
			if (open.has(current)) return { open: false };
			const parent = current.slice(0, Math.max(0, current.lastIndexOf("/")));
			return go(shown.includes(parent) ? parent : undefined);
		}
		case "Enter":
		case " ":
			return { open: !open.has(current) };
		default:
			return null;
	}
}
