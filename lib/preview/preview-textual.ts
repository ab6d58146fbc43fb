import type { Preview } from "../contracts/previews.ts";
import { suffixOf } from "../contracts/suffix.ts";
import { looksTabbed, previewDelimited } from "./kinds/delimited.ts";
import { looksFasta, previewFasta } from "./kinds/fasta.ts";
import { looksFastq, previewFastq } from "./kinds/fastq.ts";
import { previewJson } from "./kinds/json.ts";
import { previewJsonLines } from "./kinds/json-lines.ts";
import { looksSam, previewSam } from "./kinds/sam.ts";
import { looksSvg, previewSvg } from "./kinds/svg.ts";
import { maxTextChars, previewText } from "./kinds/text.ts";
import { looksVcf, previewVcf } from "./kinds/vcf.ts";
import { renderMarkdown } from "./markdown.ts";
import { parseNotebook } from "./notebook/parse-notebook.ts";
import type { TextHead } from "./text-head.ts";

const tables = /^\.(csv|tsv|tab|psv|bed|gff3?|gtf)$/;
/** Endings that leave it to the content what the text is. */
const vague = /^(\.(txt|dat|data|out))?$/;

/** A text by what it says; the name decides where the content leaves a choice, and plain text is always right. */
export function previewTextual(head: TextHead, name: string): Preview {
	const { text } = head;
	const suffix = suffixOf(name);
	if (looksFastq(text)) return previewFastq(head) ?? previewText(head, { name, suffix });
	if (looksSam(text)) return previewSam(head);
	if (looksVcf(text)) return previewVcf(head);
	if (/^[[{]/.test(text.trimStart())) {
		const structured = previewStructured(head, suffix);
		if (structured) return structured;
	}
	if (looksSvg(text)) {
		const format = "SVG, as its source";
		return previewSvg(head) ?? previewText(head, { name: "x.svg", suffix: ".svg", format });
	}
	if (/^\.(md|markdown)$/.test(suffix)) return previewMarkdown(head, name);
	if (/^\.(fa|fasta|fna|faa|ffn)$/.test(suffix) || (vague.test(suffix) && looksFasta(text))) {
		if (text.startsWith(">")) return previewFasta(head);
	}
	if (tables.test(suffix) || (vague.test(suffix) && looksTabbed(text))) {
		const table = previewDelimited(head, tables.test(suffix) ? suffix : ".tsv");
		if (table) return table;
	}
	return previewText(head, { name, suffix });
}

function previewStructured(head: TextHead, suffix: string): Preview | null {
	const { text, isWhole } = head;
	if (suffix === ".ipynb" || (isWhole && /"nbformat"\s*:/.test(text))) {
		const notebook = isWhole ? parseNotebook(text) : null;
		if (notebook) {
			const { cellCount, cells } = notebook;
			const isAll = cells.length === cellCount;
			return {
				kind: "notebook",
				notebook,
				format: "Notebook",
				packing: null,
				extent: isAll ? `All ${cellCount} cells` : `First ${cells.length} of ${cellCount} cells`,
				isWhole: isAll,
			};
		}
	}
	if (/^\.(jsonl|ndjson|jsonlines)$/.test(suffix)) return previewJsonLines(head);
	return previewJson(head) ?? (suffix === ".json" || vague.test(suffix) ? previewJsonLines(head) : null);
}

function previewMarkdown(head: TextHead, name: string): Preview {
	const shown = previewText(head, { name, suffix: ".md" });
	if (shown.kind !== "text") return shown;
	const html = renderMarkdown(shown.text.slice(0, maxTextChars));
	const { extent, isWhole } = shown;
	return { kind: "markdown", html, text: shown.text, format: "Markdown", packing: null, extent, isWhole };
}
