import { describe, expect, it } from "vitest";
import { redact } from "./redact.ts";

describe("redact", () => {
	it.each([
		["run --token abc123 x", "run --token *** x"],
		["run --db-password='a b' x", "run --db-password=*** x"],
		["API_KEY=abc node x.ts", "API_KEY=*** node x.ts"],
		["git clone https://me:hunter2@example.org/x", "git clone https://me:***@example.org/x"],
		["curl -H 'Authorization: Bearer abcdefghij'", "curl -H 'Authorization: Bearer ***'"],
		["echo whn_0123456789abcdef", "echo whn_***"],
		["bwa mem -t 8 ref.fa reads.fq", "bwa mem -t 8 ref.fa reads.fq"],
	])("turns %s into %s", (text, expected) => {
		expect(redact(text)).toBe(expected);
	});
});
