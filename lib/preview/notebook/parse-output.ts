import type { NotebookOutput } from "../../contracts/previews.ts";
import { imageType } from "../kinds/image.ts";
import { renderMarkdown } from "../markdown.ts";
import { sanitize } from "../sanitize.ts";
import { ansiSpans } from "./ansi.ts";
import { type Budget, isLoose, type Loose, spend, textOf } from "./values.ts";

const maxOutputChars = 40_000;
const maxHtmlChars = 250_000;
const maxPictureChars = 3_000_000;
const pictures = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** What a cell printed, as far as it can be shown without any power. */
export function parseOutput(output: Loose, budget: Budget): NotebookOutput {
	const type = output["output_type"];
	if (type === "stream") {
		const isError = output["name"] === "stderr";
		return { type: "text", spans: ansiSpans(spend(budget, textOf(output["text"]), maxOutputChars)), isError };
	}
	if (type === "error") {
		const lines = Array.isArray(output["traceback"])
			? output["traceback"].filter((l) => typeof l === "string")
			: [];
		return {
			type: "error",
			name: spend(budget, textOf(output["ename"]), 200),
			message: spend(budget, textOf(output["evalue"]), 2000),
			spans: ansiSpans(spend(budget, lines.join("\n"), maxOutputChars)),
		};
	}
	const data = isLoose(output["data"]) ? output["data"] : null;
	if (data && (type === "display_data" || type === "execute_result")) return shownData(data, budget);
	return { type: "none", reason: "An output of a kind that is not known." };
}

/** The richest form that can be shown, of those that a kernel offers. */
function shownData(data: Loose, budget: Budget): NotebookOutput {
	for (const mime of pictures) {
		if (mime in data) return picture(textOf(data[mime]), budget);
	}
	if ("text/html" in data) {
		const html = textOf(data["text/html"]);
		if (html.length <= Math.min(maxHtmlChars, budget.markup)) {
			budget.markup -= html.length;
			const safe = sanitize(html);
			if (safe.trim() !== "") return { type: "html", html: safe };
		}
	}
	if ("text/markdown" in data)
		return {
			type: "html",
			html: renderMarkdown(spend(budget, textOf(data["text/markdown"]), maxOutputChars)),
		};
	const json = data["application/json"];
	const text =
		"text/plain" in data
			? textOf(data["text/plain"])
			: json === undefined
				? null
				: JSON.stringify(json, null, 2);
	if (text !== null) {
		return { type: "text", spans: ansiSpans(spend(budget, text, maxOutputChars)), isError: false };
	}
	const kinds = Object.keys(data).slice(0, 3).join(", ").slice(0, 120);
	return { type: "none", reason: `An output of ${kinds || "nothing"}, which is not shown here.` };
}

/** A picture inside of the page, by what its bytes are: a label does not make one. */
function picture(base64: string, budget: Budget): NotebookOutput {
	const packed = base64.replace(/\s+/g, "");
	if (packed.length > Math.min(maxPictureChars, budget.pictures)) {
		return { type: "none", reason: "A picture that is too large to show here." };
	}
	const isBase64 = /^[A-Za-z0-9+/]+={0,2}$/.test(packed);
	const type = isBase64 ? imageType(Buffer.from(packed.slice(0, 64), "base64")) : null;
	if (!type) return { type: "none", reason: "A picture that is damaged, or of a kind that is not shown." };
	budget.pictures -= packed.length;
	return { type: "image", src: `data:${type.mime};base64,${packed}` };
}
