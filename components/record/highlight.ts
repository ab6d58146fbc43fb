import {
	type BundledLanguage,
	bundledLanguages,
	createHighlighter,
	type Highlighter,
	type ShikiTransformer,
} from "shiki";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

const themes = { light: "github-light-high-contrast", dark: "github-dark-high-contrast" } as const;
let highlighter: Promise<Highlighter> | undefined;

/**
 * Colours source code for both themes.
 *
 * By shiki's JavaScript engine: the one in WebAssembly needs a `Response` that Next has not replaced.
 *
 * @param anchorOf what a line is called in addresses, counted from 1; `marked` is the one to point out.
 * @returns HTML of spans alone, the source escaped; null for a language that is not known.
 */
export async function highlight(
	source: string,
	language: string,
	anchorOf: (line: number) => string | null = () => null,
	marked: string | null = null,
): Promise<string | null> {
	if (!Object.hasOwn(bundledLanguages, language)) return null;
	const lang = language as BundledLanguage;
	highlighter ??= createHighlighter({
		themes: Object.values(themes),
		langs: [],
		engine: createJavaScriptRegexEngine({ forgiving: true }),
	});
	const made = await highlighter;
	await made.loadLanguage(lang);
	const line: NonNullable<ShikiTransformer["line"]> = (node, number) => {
		const anchor = anchorOf(number);
		if (anchor === null) return;
		node.properties["id"] = anchor;
		if (anchor === marked) node.properties["data-marked"] = "";
	};
	return made.codeToHtml(source, { lang, themes, defaultColor: false, transformers: [{ line }] });
}
