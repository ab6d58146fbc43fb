import { MarkdownInput, type MarkdownView } from "../../contracts/markdown.ts";
import { renderMarkdown } from "../../preview/markdown.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";

/**
 * How a text will look that somebody is writing: Markdown, sanitised.
 *
 * @throws WhenceError `invalid` when it is longer than a description may be.
 */
export async function showMarkdown({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: MarkdownInput;
}): Promise<MarkdownView> {
	requireScope(ctx, "read");
	return { html: renderMarkdown(parseInput(MarkdownInput, input).text) };
}
