import { z } from "zod";

/** A text as somebody is writing it. */
export const MarkdownInput = z.strictObject({ text: z.string().max(20_000) });
export type MarkdownInput = z.input<typeof MarkdownInput>;
/** HTML that can only be looked at. */
export interface MarkdownView {
	html: string;
}
