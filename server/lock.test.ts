import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { takeLock } from "./lock.ts";

describe("the lock of an embedded database", () => {
	let folder: string;
	let path: string;
	beforeEach(async () => {
		folder = await mkdtemp(join(tmpdir(), "whence-lock-"));
		path = join(folder, "lock");
	});
	afterEach(() => rm(folder, { recursive: true, force: true }));

	it("refuses a second server, naming the process and host that hold it", async () => {
		const lock = await takeLock(path);
		await expect(takeLock(path)).rejects.toMatchObject({
			code: "conflict",
			message: expect.stringContaining(`process ${process.pid} on ${hostname()}`),
		});
		await lock.release();
		await (await takeLock(path)).release();
		await expect(stat(path)).rejects.toMatchObject({ code: "ENOENT" });
	});

	it("takes over the lock of a dead process of this host at once", async () => {
		const dead = spawnSync(process.execPath, ["-e", ""]).pid;
		await writeFile(
			path,
			JSON.stringify({ id: "x", pid: dead, host: hostname(), processStart: "1", since: "" }),
		);
		const lock = await takeLock(path);
		expect(JSON.parse(await readFile(path, "utf8")).pid).toBe(process.pid);
		await lock.release();
	});

	it("takes over the lock of a process whose number somebody else has now", async () => {
		const holder = { id: "x", pid: process.pid, host: hostname(), processStart: "1", since: "" };
		await writeFile(path, JSON.stringify(holder));
		await (await takeLock(path)).release();
	});

	it("waits 15 s for another host's lock to stand still, and leaves one that moves", {
		timeout: 40_000,
	}, async () => {
		const holder = { id: "x", pid: 1, host: "elsewhere", processStart: null, since: "then" };
		await writeFile(path, JSON.stringify(holder));
		const beats = setInterval(() => utimes(path, new Date(), new Date()), 2_000);
		await expect(takeLock(path)).rejects.toMatchObject({ message: expect.stringContaining("on elsewhere") });
		clearInterval(beats);
		await (await takeLock(path)).release();
	});
});
