import type { Palette } from "./draw-options.ts";

/** Reads the colours of the theme where an element stands. */
export function paletteAt(element: HTMLElement): Palette {
	const style = getComputedStyle(element);
	const known = new Map<string, string>();
	const of = (css: string) => {
		const found = known.get(css);
		if (found !== undefined) return found;
		const name = /^var\((--[\w-]+)\)$/.exec(css)?.[1];
		const value = name === undefined ? css : style.getPropertyValue(name).trim();
		known.set(css, value);
		return value;
	};
	return {
		of,
		// The canvas cannot mix: a dim line is the dim colour with less of it.
		edge: `color-mix(in srgb, ${of("var(--w-dim)")} 62%, ${of("var(--w-surface)")})`,
		lit: of("var(--w-file)"),
		text: of("var(--w-text)"),
		surface: of("var(--w-surface)"),
	};
}
