import { describe, expect, it } from "vitest";
import { logLimits } from "../../../contracts/log-limits.ts";
import { toLines } from "./to-lines.ts";

const texts = (text: string) => toLines([{ stream: "stdout", text }]).map((line) => line.text);

describe("what was written as lines", () => {
	it.each([
		["one", ["one"]],
		["one\n", ["one"]],
		["one\n\n", ["one", ""]],
		["", [""]],
		["a\r\nb\r\n", ["a", "b"]],
		["nul \0, half \ud83e", ["nul \uFFFD, half \uFFFD"]],
	])("reads %j", (text, lines) => {
		expect(texts(text)).toEqual(lines);
	});

	it("breaks a line that is too long, between characters", () => {
		const long = `${"x".repeat(logLimits.lineChars - 1)}🧬tail`;
		const lines = texts(long);
		expect(lines).toHaveLength(2);
		expect(lines.join("")).toBe(long);
	});
});
