import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Run } from "../src/index.ts";
import { runScript, startScript, startTestServer, type TestServer, useServer } from "./support.ts";

/** Tracks, and says which run it is. */
const begin = "await ln.track(); console.log('run=' + ln.context.run.uid + ';');";

async function runOf(stdout: string): Promise<Run> {
	const uid = /run=(\w+);/.exec(stdout)?.[1] ?? "";
	return Run.select({ uid }).one();
}

async function endOf(stdout: string): Promise<unknown> {
	const { status, exitCode } = await runOf(stdout);
	return { status, exitCode };
}

describe("a run whose process", () => {
	let server: TestServer;
	beforeAll(async () => {
		server = await startTestServer();
		useServer(server);
	});
	afterAll(() => server.stop());

	test("ends normally is completed", async () => {
		const ended = await runScript(server, "normal.mjs", begin);
		expect(ended).toMatchObject({ code: 0, signal: null });
		expect(await endOf(ended.stdout)).toEqual({ status: "completed", exitCode: 0 });
	});

	test("calls process.exit(0) at once is completed, with another code failed", async () => {
		const zero = await runScript(server, "exit-0.mjs", `${begin} process.exit(0);`);
		expect(zero.code).toBe(0);
		expect(await endOf(zero.stdout)).toEqual({ status: "completed", exitCode: 0 });
		const seven = await runScript(server, "exit-7.mjs", `${begin} process.exit(7);`);
		expect(seven.code).toBe(7);
		expect(await endOf(seven.stdout)).toEqual({ status: "failed", exitCode: 7 });
	});

	test.each([
		["throws", "throw new Error('boom at dawn');"],
		["throws later", "setTimeout(() => { throw new Error('boom at dawn'); }, 10);"],
		["leaves a rejection unhandled", "void Promise.reject(new Error('boom at dawn'));"],
	])("%s has failed, and its code and message are Node's", async (name, body) => {
		const ended = await runScript(server, `${name.replaceAll(" ", "-")}.mjs`, `${begin} ${body}`);
		expect(ended.code).toBe(1);
		expect(ended.stderr).toContain("boom at dawn");
		expect(await endOf(ended.stdout)).toEqual({ status: "failed", exitCode: 1 });
	});

	test.each([
		["SIGINT", 130],
		["SIGTERM", 143],
		["SIGHUP", 129],
	] as const)("gets %s is aborted, and dies of it", async (signal, exitCode) => {
		const body = `${begin} console.log('ready'); setInterval(() => {}, 1000);`;
		const script = await startScript(server, `${signal}.mjs`, body);
		await script.said("ready");
		script.process.kill(signal);
		const ended = await script.ended;
		expect(ended).toMatchObject({ code: null, signal });
		expect(await endOf(ended.stdout)).toEqual({ status: "aborted", exitCode });
	});

	test("answers SIGTERM itself ends as it wants, and is aborted", async () => {
		const body = `process.on("SIGTERM", () => { console.log("tidy"); process.exit(5); });
			${begin} console.log('ready'); setInterval(() => {}, 1000);`;
		const script = await startScript(server, "own-handler.mjs", body);
		await script.said("ready");
		script.process.kill("SIGTERM");
		const ended = await script.ended;
		expect(ended).toMatchObject({ code: 5, signal: null });
		expect(ended.stdout).toContain("tidy");
		expect(await endOf(ended.stdout)).toEqual({ status: "aborted", exitCode: 5 });
	});

	test("was finished by hand keeps that end", async () => {
		const ended = await runScript(server, "by-hand.mjs", `${begin} await ln.finish("failed");`);
		expect(ended.code).toBe(0);
		expect(await endOf(ended.stdout)).toEqual({ status: "failed", exitCode: null });
	});

	test("computes without a pause still beats", { timeout: 40_000 }, async () => {
		const body = `${begin} console.log('ready'); const end = Date.now() + 17_000; while (Date.now() < end);`;
		const script = await startScript(server, "busy.mjs", body);
		await script.said("ready");
		const { stdout } = await script.ended;
		const response = await fetch(`${server.url}/api/v1/runs/${(await runOf(stdout)).uid}`, {
			headers: { authorization: `Bearer ${server.token}` },
		});
		const view = (await response.json()) as { startedAt: string; heartbeatAt: string };
		expect(Date.parse(view.heartbeatAt) - Date.parse(view.startedAt)).toBeGreaterThan(10_000);
	});

	test("cannot reach its server any more ends all the same, in time", async () => {
		const body = `${begin} console.log('ready'); setTimeout(() => {}, 1_000);`;
		const other = await startTestServer();
		const script = await startScript(other, "alone.mjs", body);
		try {
			await script.said("ready");
		} finally {
			await other.stop();
		}
		const began = Date.now();
		expect(await script.ended).toMatchObject({ code: 0 });
		expect(Date.now() - began).toBeLessThan(8_000);
	});
});
