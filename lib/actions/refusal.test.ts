import { expect, test, vi } from "vitest";
import { WhenceError } from "../contracts/errors.ts";
import { toRefusal } from "./refusal.ts";

test("hands on a WhenceError's code, message and hint", () => {
	const error = new WhenceError("conflict", "Somebody changed it.", { hint: "Load the page again." });
	expect(toRefusal(error)).toEqual({
		code: "conflict",
		message: "Somebody changed it.",
		hint: "Load the page again.",
	});
	expect(toRefusal(new WhenceError("not_found", "No such file.")).hint).toBeNull();
	const current = { revision: 2, value: { name: "theirs" }, changedAt: null, changedBy: null };
	expect(toRefusal(new WhenceError("conflict", "Somebody changed it.", { current })).current).toEqual(
		current,
	);
});

test("logs an unknown error and tells people nothing of it but a reference", () => {
	const log = vi.spyOn(console, "error").mockReturnValue();
	const cause = new Error("password=hunter2");
	const refusal = toRefusal(cause);
	expect(refusal.code).toBe("internal");
	expect(JSON.stringify(refusal)).not.toContain("hunter2");
	expect(log).toHaveBeenCalledWith(
		expect.stringContaining(refusal.hint?.match(/\w{8}(?=\.)/)?.[0] ?? "?"),
		cause,
	);
	log.mockRestore();
});
