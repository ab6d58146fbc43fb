import type { Arrow } from "./neighbours.ts";

const arrows: readonly string[] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"] satisfies Arrow[];

/** What the keys of the graph do. */
export interface GraphKeys {
	move: (arrow: Arrow) => void;
	focus: () => void;
	expand: () => void;
	between: () => void;
	changeDepth: (steps: number) => void;
	toggleList: () => void;
	find: () => void;
	selection: () => void;
	help: () => void;
	clear: () => void;
}

/** A key that was pressed, as React or the browser tells it. */
type KeyPress = Pick<
	KeyboardEvent,
	"key" | "ctrlKey" | "metaKey" | "altKey" | "target" | "currentTarget" | "preventDefault"
>;

/** Answers a key of the graph; keys with a modifier, and those typed into a field, are not ours. */
export function onGraphKey(event: KeyPress, keys: GraphKeys): void {
	const { target, currentTarget } = event;
	// Of a dialog that a panel opened: React hands it on, but it is not in the graph.
	if (target instanceof Node && currentTarget instanceof Node && !currentTarget.contains(target)) return;
	if (event.ctrlKey || event.metaKey || event.altKey) return;
	if (target instanceof HTMLInputElement && event.key !== "Escape") return;
	const actions: Record<string, () => void> = {
		Escape: keys.clear,
		f: keys.focus,
		e: keys.expand,
		b: keys.between,
		"[": () => keys.changeDepth(-1),
		"]": () => keys.changeDepth(1),
		l: keys.toggleList,
		"/": keys.find,
		":": keys.selection,
		"?": keys.help,
	};
	const act = arrows.includes(event.key) ? () => keys.move(event.key as Arrow) : actions[event.key];
	if (!act) return;
	event.preventDefault();
	act();
}
