import * as fs from "node:fs/promises";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { moveIfAbsent } from "./durable.ts";
import { withFolder } from "./testing.ts";

vi.mock("node:fs/promises", { spy: true });
afterEach(() => {
	vi.restoreAllMocks();
});

it("moves a file where its name is free, and leaves it where the name is taken", () =>
	withFolder(async (folder) => {
		const [from, to] = [join(folder, "from"), join(folder, "to")];
		await fs.writeFile(from, "first");
		expect(await moveIfAbsent(from, to)).toBe(true);
		await fs.writeFile(from, "second");
		expect(await moveIfAbsent(from, to)).toBe(false);
		expect(await fs.readFile(to, "utf8")).toBe("first");
		expect(await fs.readFile(from, "utf8")).toBe("second");
	}));

it("renames on a file system without hard links, and passes other failures on", () =>
	withFolder(async (folder) => {
		const [from, to] = [join(folder, "from"), join(folder, "to")];
		await fs.writeFile(from, "bytes");
		vi.mocked(fs.link).mockRejectedValueOnce(Object.assign(new Error("EIO"), { code: "EIO" }));
		await expect(moveIfAbsent(from, to)).rejects.toThrow("EIO");
		vi.mocked(fs.link).mockRejectedValueOnce(Object.assign(new Error("EPERM"), { code: "EPERM" }));
		expect(await moveIfAbsent(from, to)).toBe(true);
		expect(await fs.readdir(folder)).toEqual(["to"]);
	}));
