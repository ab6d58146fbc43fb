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
		['{"password": "a b", "user": "me"}', '{"password": ***, "user": "me"}'],
		["db_password = hunter2; next", "db_password = ***; next"],
		["refresh_token=abc&x=1", "refresh_token=***&x=1"],
		["got eyJhbGciOiJIUzI1.eyJzdWIiOiIxMjM0.abc-def done", "got eyJ*** done"],
		["token 17 of 20: tokens=3 in the secret garden", "token 17 of 20: tokens=3 in the secret garden"],
		["bwa mem -t 8 ref.fa reads.fq", "bwa mem -t 8 ref.fa reads.fq"],
	])("turns %s into %s", (text, expected) => {
		expect(redact(text)).toBe(expected);
	});

	it.each(["A", "-", "_", "a-", "://", "password", "a:"])("reads a long line of %j once", (bit) => {
		const line = bit.repeat(200_000 / bit.length);
		const began = performance.now();
		redact(line);
		// One that goes back at every letter takes minutes.
		expect(performance.now() - began).toBeLessThan(5000);
	});
});
