/** Colours as the canvas needs them, in place of what CSS says. */
export interface Palette {
	of(css: string): string;
	edge: string;
	lit: string;
	text: string;
	surface: string;
}

export interface DrawOptions {
	/** What hangs together with what is hovered; the rest is dimmed. */
	lit: ReadonlySet<string> | null;
	selectedId: string | null;
	/** The edge whose panel is open. */
	edgeId: string | null;
	focusId: string;
	hasNodes: boolean;
}
