import { expect, test } from "vitest";
import * as whence from "../src/index.ts";

test("exports exactly these names, so that none comes or goes unnoticed", () => {
	expect(Object.keys(whence).sort()).toEqual([
		"File",
		"Run",
		"Storage",
		"Transform",
		"User",
		"WhenceError",
		"context",
		"dev",
		"finish",
		"flow",
		"settings",
		"step",
		"track",
	]);
	expect(Object.keys(whence.dev.datasets).sort()).toEqual(["fileBam", "fileFastq"]);
	expect(Object.keys(whence.settings).sort()).toEqual(["storage", "trackRunInputs", "verbosity"]);
});

test("gives every record the same words", () => {
	for (const { select, search } of [whence.File, whence.Run, whence.Transform, whence.User]) {
		expect([typeof select, typeof search]).toEqual(["function", "function"]);
	}
	for (const { lookup } of [whence.File, whence.Transform, whence.User]) {
		expect(typeof lookup).toBe("function");
	}
});
