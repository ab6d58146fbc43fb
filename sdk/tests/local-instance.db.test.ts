import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runScript, type ScriptWorld, withoutWhence } from "./support.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const begin = "await ln.track(); console.log(ln.context.run.uid);";

/** An instance beside the script, as `whence init --storage` makes it; nobody serves it. */
describe("a local instance whose server is down", () => {
	let world: ScriptWorld;
	let storage: string;
	const serverInfo = async () =>
		JSON.parse(await readFile(join(storage, ".whence", "server.json"), "utf8")) as {
			pid: number;
			url: string;
		};
	const gone = async (pid: number) => {
		for (;;) {
			try {
				process.kill(pid, 0);
			} catch {
				return;
			}
			await new Promise((resolve) => setTimeout(resolve, 50));
		}
	};
	beforeAll(async () => {
		const folder = await mkdtemp(join(tmpdir(), "whence local "));
		storage = join(folder, "mydata");
		const args = [
			"--import",
			"tsx",
			"server/main.ts",
			"--storage",
			storage,
			"--init",
			"--owner",
			"testuser1",
		];
		const { stdout } = spawnSync(process.execPath, args, {
			cwd: root,
			encoding: "utf8",
			env: withoutWhence(),
		});
		const made = JSON.parse(stdout) as { instanceUid: string; token: string };
		await writeFile(join(folder, ".whence.json"), '{"storage": "./mydata"}');
		await mkdir(join(folder, "config", "whence"), { recursive: true });
		const kept = { instances: { [made.instanceUid]: { url: "http://localhost", token: made.token } } };
		await writeFile(join(folder, "config", "whence", "credentials.json"), JSON.stringify(kept), {
			mode: 0o600,
		});
		world = {
			folder,
			env: { ...withoutWhence(), HOME: folder, XDG_CONFIG_HOME: join(folder, "config"), WHENCE_PORT: "0" },
		};
	});
	afterAll(async () => {
		const { pid } = await serverInfo();
		process.kill(pid, "SIGTERM");
		await gone(pid);
		await rm(world.folder, { recursive: true, force: true });
	});

	test("is started in the background, once, by two scripts that need it at once", async () => {
		const both = await Promise.all([runScript(world, "a.mjs", begin), runScript(world, "b.mjs", begin)]);
		for (const { code, stderr, stdout } of both) {
			expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
			expect(stdout.trim()).toMatch(/^\w{16}$/);
		}
	});

	test("is started again after it was killed, even where another program has its port now", async () => {
		const { pid, url } = await serverInfo();
		process.kill(pid, "SIGKILL");
		await gone(pid);
		const tokens: (string | undefined)[] = [];
		const stranger = createServer((request, response) => {
			tokens.push(request.headers.authorization);
			response.end(JSON.stringify({ status: "ok", version: "0.1.0", instanceUid: "fake" }));
		});
		await new Promise<void>((resolve) => stranger.listen(Number(new URL(url).port), "127.0.0.1", resolve));
		expect((stranger.address() as AddressInfo).port).toBe(Number(new URL(url).port));
		try {
			expect(await runScript(world, "c.mjs", begin)).toMatchObject({ code: 0, stderr: "" });
			expect(tokens.filter(Boolean)).toEqual([]);
		} finally {
			stranger.close();
			stranger.closeAllConnections();
		}
	});

	test("without a token says how to get one", async () => {
		const ended = await runScript(
			{ ...world, env: { ...world.env, XDG_CONFIG_HOME: "/nowhere" } },
			"d.mjs",
			begin,
		);
		expect(ended.code).toBe(1);
		expect(ended.stderr).toContain("there is no token");
		expect(ended.stderr).toContain("whence login");
	});

	test("without an instance says how to make one", async () => {
		const folder = await mkdtemp(join(tmpdir(), "whence none "));
		const ended = await runScript({ folder, env: { ...world.env, HOME: folder } }, "e.mjs", begin);
		expect(ended.stderr).toContain("whence init --storage");
		await rm(folder, { recursive: true });
	});
});
