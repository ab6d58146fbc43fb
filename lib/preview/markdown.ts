import MarkdownIt from "markdown-it";
import { sanitize } from "./sanitize.ts";

// HTML in the text stays text; pictures of elsewhere would tell that place who reads.
const parser = new MarkdownIt({ html: false, linkify: true, typographer: false, maxNesting: 30 });
parser.validateLink = (address) =>
	/^(https?:|mailto:|#|data:image\/(png|jpeg|gif|webp);base64,)/i.test(address.trim());

/** Markdown as HTML that can only be looked at, by {@link sanitize}. */
export function renderMarkdown(text: string): string {
	return sanitize(parser.render(text));
}
