import type { PreviewBody, PreviewFacts } from "../../contracts/previews.ts";
import type { TextHead } from "../text-head.ts";

/** Shown at most. */
export const maxTextChars = 64 * 1024;

/** Suffixes of languages that are coloured, as shiki calls them. */
const languages: Record<string, string> = {
	...Object.fromEntries(
		"py r js mjs cjs ts tsx jsx sql rs go java c cpp h hpp jl rb pl lua css html xml toml ini yaml yml tex scala kt cs php swift diff patch sh bash zsh nf smk json ipynb svg cfg"
			.split(" ")
			.map((suffix) => [`.${suffix}`, suffix]),
	),
	".mjs": "js",
	".cjs": "js",
	".jl": "julia",
	".rb": "ruby",
	".pl": "perl",
	".rs": "rust",
	".h": "c",
	".hpp": "cpp",
	".yml": "yaml",
	".tex": "latex",
	".kt": "kotlin",
	".cs": "csharp",
	".patch": "diff",
	".sh": "bash",
	".zsh": "bash",
	".nf": "groovy",
	".smk": "python",
	".py": "python",
	".ipynb": "json",
	".svg": "xml",
	".cfg": "ini",
	".md": "markdown",
};

function languageOf(name: string, suffix: string, text: string): string | null {
	if (/(^|\/)dockerfile$/i.test(name)) return "docker";
	if (/(^|\/)(gnu)?makefile$/i.test(name)) return "make";
	if (/(^|\/)snakefile$/i.test(name)) return "python";
	const shebang = /^#!.{0,80}\b(python|Rscript|bash|sh|node|perl|ruby|julia)/.exec(text)?.[1];
	const byShebang: Record<string, string> = { Rscript: "r", sh: "bash", node: "js" };
	return languages[suffix] ?? (shebang === undefined ? null : (byShebang[shebang] ?? shebang));
}

/** Text as it is, to a bound, with the language that it is in. */
export function previewText(
	{ text, isWhole }: TextHead,
	{ name, suffix, format = "Text" }: { name: string; suffix: string; format?: string },
): PreviewBody & PreviewFacts {
	const isAll = isWhole && text.length <= maxTextChars;
	// A letter of two halves is not cut between them.
	const shown = isAll ? text : text.slice(0, maxTextChars).replace(/[\ud800-\udbff]$/, "");
	return {
		kind: "text",
		text: shown,
		language: languageOf(name, suffix, text),
		format,
		packing: null,
		extent: isAll ? "All of it" : `First ${shown.length.toLocaleString("en")} characters`,
		isWhole: isAll,
	};
}
