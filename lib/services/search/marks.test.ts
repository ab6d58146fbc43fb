import { describe, expect, it } from "vitest";
import { marksOf, marksOfSimilar } from "./marks.ts";
import { parseTerms } from "./terms.ts";

/** The text with its marks in brackets. */
function shown(text: string, q: string, of = marksOf): string {
	let end = 0;
	let out = "";
	for (const [from, to] of of(text, parseTerms(q))) {
		out += `${text.slice(end, from)}[${text.slice(from, to)}]`;
		end = to;
	}
	return out + text.slice(end);
}

describe("marks of what was typed", () => {
	it("marks all of it in one piece, case aside", () => {
		expect(shown("Track data lineage", "DATA lin")).toBe("Track [data lin]eage");
	});
	it("marks each word where they stand apart, and what touches as one", () => {
		expect(shown("fastqs/input.fastq.gz", "input fastq")).toBe("[fastq]s/[input].[fastq].gz");
		expect(shown("abcdef", "abc bcd")).toBe("[abcd]ef");
	});
	it("prefers beginnings of words", () => {
		expect(shown("Arranger ranger", "ranger")).toBe("Arranger [ranger]");
		expect(shown("Arranger", "ranger")).toBe("Ar[ranger]");
	});
	it("takes patterns as they are, and counts as browsers do", () => {
		expect(shown("a.b (1)* 100%", "(1)*")).toBe("a.b [(1)*] 100%");
		expect(shown("🧬 dna", "dna")).toBe("🧬 [dna]");
		expect(shown("İSTANBUL x", "x")).toBe("İSTANBUL [x]");
	});
	it("marks no more than can be read", () => {
		expect(marksOf("a ".repeat(100), parseTerms("a"))).toHaveLength(20);
	});
});

describe("marks of what is alike", () => {
	const alike = (text: string, q: string) => shown(text, q, marksOfSimilar);
	it("marks the words that were meant", () => {
		expect(alike("Track data lineage", "Track data linage")).toBe("[Track] [data] [lineage]");
		expect(alike("fastqs/input.fastq.gz", "inptu")).toBe("fastqs/[input].fastq.gz");
		expect(alike("Cell Ranger", "cel rangr")).toBe("[Cell] [Ranger]");
	});
	it("marks nothing that has little in common, and no short word with another", () => {
		expect(alike("kidney", "matrix")).toBe("kidney");
		expect(alike("of on", "or of")).toBe("[of] on");
	});
});
