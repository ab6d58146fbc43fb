import { describe, expect, it } from "vitest";
import { lineSpans } from "./line-spans.ts";

const esc = "\u001b";

describe("a line of a log", () => {
	it("has the colours of a terminal and nothing else that one obeys", () => {
		expect(lineSpans(`a ${esc}[1;31mred${esc}[0m ${esc}]0;owned\u0007${esc}[2Jb`, "")).toEqual([
			{ text: "a " },
			{ text: "red", color: "red", isBold: true },
			{ text: " b" },
		]);
	});

	it("keeps markup as the text that it is", () => {
		expect(lineSpans("<img src=x onerror=alert(1)>", "")).toEqual([{ text: "<img src=x onerror=alert(1)>" }]);
	});

	it("marks what is searched for, whatever its case, across colours", () => {
		expect(lineSpans(`An er${esc}[32mRor${esc}[0m, another ERROR`, "error")).toEqual([
			{ text: "An " },
			{ text: "er", isHit: true },
			{ text: "Ror", color: "green", isHit: true },
			{ text: ", another " },
			{ text: "ERROR", isHit: true },
		]);
	});

	it("marks hits that touch, and nothing in an empty line", () => {
		expect(lineSpans("aaa", "a").every(({ isHit }) => isHit)).toBe(true);
		expect(lineSpans("", "a")).toEqual([]);
	});
});
