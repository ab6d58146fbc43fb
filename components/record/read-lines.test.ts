import { expect, it } from "vitest";
import { readLines } from "./read-lines.ts";

it("gives the lines of an answer, wherever its pieces end", async () => {
	const pieces = ['{"a"', ':1}\n{"b":"é', '"}\n\n{"c":3}'].map((text) => new TextEncoder().encode(text));
	const body = new ReadableStream<Uint8Array>({
		start: (controller) => {
			for (const piece of pieces) controller.enqueue(piece);
			controller.close();
		},
	});
	const lines: string[] = [];
	for await (const line of readLines(new Response(body))) lines.push(line);
	expect(lines).toEqual(['{"a":1}', '{"b":"é"}', "", '{"c":3}']);
});
