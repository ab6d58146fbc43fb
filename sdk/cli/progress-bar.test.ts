import { expect, test } from "vitest";
import { progressBar } from "./progress-bar.ts";

function terminal(isTTY: boolean) {
	const written: string[] = [];
	return { written, stream: { isTTY, columns: 90, write: (text: string) => written.push(text) } };
}

test("draws how far a long save is, at most ten times a second, and wipes it away", () => {
	const { written, stream } = terminal(true);
	let clock = 1_000;
	const bar = progressBar("big.bam", stream, () => clock);
	bar.onProgress({ phase: "hashing", doneBytes: 1, totalBytes: 200 });
	expect(written).toEqual([]);
	clock += 500;
	bar.onProgress({ phase: "hashing", doneBytes: 50, totalBytes: 200 });
	clock += 50;
	bar.onProgress({ phase: "hashing", doneBytes: 60, totalBytes: 200 });
	clock += 100;
	bar.onProgress({ phase: "sending", doneBytes: 200, totalBytes: 200 });
	bar.clear();
	expect(written).toHaveLength(3);
	expect(written[0]).toContain("Reading big.bam  ██████░");
	expect(written[0]).toContain(" 25 %  50 B of 200 B");
	expect(written[1]).toContain("Sending big.bam");
	expect(written[2]).toBe("\r\x1b[K");
});

test("writes nothing where no terminal is, and nothing of a short save", () => {
	const pipe = terminal(false);
	let clock = 0;
	const silent = progressBar("x", pipe.stream, () => clock);
	clock += 10_000;
	silent.onProgress({ phase: "sending", doneBytes: 1, totalBytes: 2 });
	silent.clear();
	expect(pipe.written).toEqual([]);
	const { written, stream } = terminal(true);
	const short = progressBar("x", stream, () => 0);
	short.onProgress({ phase: "sending", doneBytes: 2, totalBytes: 2 });
	short.clear();
	expect(written).toEqual([]);
});

test("fits a narrow terminal", () => {
	const written: string[] = [];
	let clock = 0;
	const stream = { isTTY: true, columns: 40, write: (text: string) => written.push(text) };
	const bar = progressBar("a-very-long-name-of-a-file-that-does-not-fit.fastq.gz", stream, () => clock);
	clock += 1_000;
	bar.onProgress({ phase: "sending", doneBytes: 1, totalBytes: 2 });
	expect((written[0] ?? "").replace("\r\x1b[K", "").length).toBeLessThanOrEqual(39);
});
