import { describe, expect, it } from "vitest";
import { colouredText, plainText } from "./terminal-text.ts";

const esc = "\u001b";

describe("text that was meant for a terminal", () => {
	it.each([
		["colours", `${esc}[1;31mred${esc}[0m`, "red", `${esc}[1;31mred${esc}[0m`],
		["a title", `${esc}]0;owned\u0007x`, "x", "x"],
		["a title without an end", `a${esc}]0;owned`, "a", "a"],
		["a link", `${esc}]8;;http://evil.example${esc}\\text${esc}]8;;${esc}\\`, "text", "text"],
		["moves and erasures", `${esc}[2J${esc}[1;1Ha${esc}[Kb`, "ab", "ab"],
		["one that asks the terminal to answer", `${esc}[6n${esc}P+q544e${esc}\\x`, "x", "x"],
		["controls of eight bits", "\u009b31mx\u0085y", "xy", "xy"],
		["bells, backspaces and a lone escape", `a\u0007\b\u0000b${esc}`, "ab", "ab"],
		["tabs and letters of all kinds", "\tü 🧬 <b>", "\tü 🧬 <b>", "\tü 🧬 <b>"],
	])("keeps what is read of %s", (_what, line, plain, coloured) => {
		expect(plainText(line)).toBe(plain);
		expect(colouredText(line)).toBe(coloured);
	});
});
