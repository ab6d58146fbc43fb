import { expect, test } from "vitest";
import { highlight } from "./highlight.ts";

test("colours every language that a transform's source may be in, and escapes what is in it", async () => {
	for (const language of ["typescript", "javascript", "python", "r", "bash", "sql", "json", "groovy"]) {
		const html = await highlight('x = "</pre><script>alert(1)</script>"', language);
		expect([language, html]).toEqual([language, expect.stringContaining("--shiki-dark")]);
		expect(html).not.toContain("<script>");
	}
});

test("leaves a language that is not known to be shown plain", async () => {
	expect(await highlight("x", "text")).toBeNull();
	expect(await highlight("x", "__proto__")).toBeNull();
});
