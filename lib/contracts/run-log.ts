import { z } from "zod";
import { isoTime } from "./common.ts";
import { logStreams } from "./enums.ts";
import { logLimits } from "./log-limits.ts";

export const RunLogAppendInput = z.strictObject({
	uid: z.string(),
	part: z
		.strictObject({
			writer: z.string().regex(/^[0-9A-Za-z]{1,40}$/, "may have letters and digits, 40 at most"),
			no: z.number().int().min(0),
		})
		.optional()
		.describe("who writes, and its how manieth part this is: the same part again adds nothing"),
	entries: z
		.array(
			z.strictObject({
				stream: z.enum(logStreams).default("stdout"),
				text: z.string().describe("whole lines; the last one needs no line feed"),
			}),
		)
		.min(1)
		.max(2000)
		.refine(
			(entries) => entries.reduce((sum, { text }) => sum + text.length, 0) <= logLimits.appendChars,
			`has more than ${logLimits.appendChars.toLocaleString("en")} characters`,
		),
});
export type RunLogAppendInput = z.input<typeof RunLogAppendInput>;

export const RunLogState = z.object({
	lineCount: z.number().int().describe("how many lines were written, those that went included"),
	keptBytes: z.number().int(),
	gap: z
		.object({ from: z.number().int(), to: z.number().int() })
		.nullable()
		.describe("the lines between beginning and end that are not kept, where the log grew too long"),
	updatedAt: isoTime.nullable().describe("when a line came last"),
	isOpen: z.boolean().describe("whether more may come"),
});
export type RunLogState = z.infer<typeof RunLogState>;

export const RunLogAppendView = RunLogState.extend({
	isRepeated: z.boolean().describe("the part was there already; nothing was added"),
});
export type RunLogAppendView = z.infer<typeof RunLogAppendView>;

const words = z.string().min(1).max(400);

export const RunLogReadInput = z.strictObject({
	uid: z.string(),
	from: z.coerce.number().int().min(1).optional().describe("the first line, counted from 1"),
	limit: z.coerce.number().int().min(1).max(logLimits.pageLines).optional(),
	tail: z.coerce.number().int().min(1).max(logLimits.pageLines).optional().describe("the last lines instead"),
	q: words.optional().describe("only lines that have this text, whatever its case"),
});
export type RunLogReadInput = z.input<typeof RunLogReadInput>;

export const RunLogLine = z.object({
	no: z.number().int(),
	at: isoTime.describe("when the server got it"),
	stream: z.enum(logStreams),
	text: z.string().describe("as it was written, with what it says to a terminal"),
});
export type RunLogLine = z.infer<typeof RunLogLine>;

export const RunLogView = RunLogState.extend({
	lines: z.array(RunLogLine),
	nextLine: z.number().int().describe("where to go on: what to give as `from`"),
});
export type RunLogView = z.infer<typeof RunLogView>;

export const RunLogSearchInput = z.strictObject({ uid: z.string(), q: words });
export type RunLogSearchInput = z.input<typeof RunLogSearchInput>;

export const RunLogHits = z.object({
	lines: z.array(z.number().int()).describe("the lines that have the text, in their order"),
	isCapped: z.boolean().describe(`there are more than ${logLimits.hits.toLocaleString("en")}`),
	/** How far was looked. */
	lineCount: z.number().int(),
});
export type RunLogHits = z.infer<typeof RunLogHits>;
