import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

const module = new URL("./outlive-output.ts", import.meta.url).href;

/** Prints after its reader went, speaks of what nobody caught as Next does, and tells in a file how often that was. */
const program = (isMended: boolean, report: string) => `
	import { writeFileSync } from "node:fs";
	${isMended ? `import { outliveOutput } from ${JSON.stringify(module)}; outliveOutput();` : ""}
	let uncaught = 0;
	const end = () => { writeFileSync(${JSON.stringify(report)}, String(uncaught)); process.exit(0); };
	process.on("uncaughtException", (error) => { if (++uncaught === 20) end(); else console.error(error); });
	process.stdin.on("end", () => {
		console.log("a line");
		console.error("another");
		setTimeout(() => console.error("one more"), 50);
		setTimeout(end, 200);
	}).resume();
`;

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "whence-output-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function uncaughtErrors(isMended: boolean): Promise<number> {
	const report = join(folder, "report");
	const child = spawn(
		process.execPath,
		["--import", "tsx", "--input-type=module", "-e", program(isMended, report)],
		{ stdio: ["pipe", "pipe", "pipe"] },
	);
	const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
	child.stdout.destroy();
	child.stderr.destroy();
	child.stdin.end();
	await ended;
	return Number(await readFile(report, "utf8"));
}

it("goes on in silence when nobody reads what is printed", async () => {
	expect(await uncaughtErrors(true)).toBe(0);
});

it("would otherwise speak without an end of what it cannot say", async () => {
	expect(await uncaughtErrors(false)).toBe(20);
});
