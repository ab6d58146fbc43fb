import { describe, expect, it } from "vitest";
import { parseTerms } from "./terms.ts";

describe("parseTerms", () => {
	it("splits words and drops what PostgreSQL cannot hold", () => {
		expect(parseTerms("  cell\u00a0rang\0x ").words).toEqual(["cell", "rang", "x"]);
		expect(parseTerms("\0").words).toEqual([]);
	});

	it("knows when three letters in a row can use a trigram index", () => {
		expect(parseTerms("ab c").isIndexed).toBe(false);
		expect(parseTerms("...").isIndexed).toBe(false);
		expect(parseTerms("λαμ").isIndexed).toBe(true);
	});

	it("takes six hexadecimal digits for a hash and four characters for a uid", () => {
		expect(parseTerms("ABCDEF")).toMatchObject({ hashPrefix: "abcdef", uidPrefix: "ABCDEF" });
		expect(parseTerms("abcde")).toMatchObject({ hashPrefix: null, uidPrefix: "abcde" });
		expect(parseTerms("abc")).toMatchObject({ uidPrefix: null });
		expect(parseTerms("a b%_")).toMatchObject({ hashPrefix: null, uidPrefix: null });
	});
});
