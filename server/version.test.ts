import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { sdkVersion } from "../sdk/src/version.ts";
import { serverVersion } from "./version.ts";

test("server, SDK and both packages have one version", () => {
	const versionOf = (path: string) =>
		(JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8")) as { version: string }).version;
	expect(
		new Set([serverVersion, sdkVersion, versionOf("../package.json"), versionOf("../sdk/package.json")]).size,
	).toBe(1);
});
