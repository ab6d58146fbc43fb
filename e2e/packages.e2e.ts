import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { root } from "./instance.ts";

const packages = join(root, "dist", "packages");

/** Somebody's empty folder, with what `npm run pack` made installed in it. */
test.describe("the two packages, installed in an empty folder elsewhere", () => {
	let folder: string;
	const run = (command: string, ...args: string[]) => {
		const env: NodeJS.ProcessEnv = { ...process.env, HOME: join(folder, "home"), WHENCE_PORT: "0" };
		for (const name of Object.keys(env))
			if (/^(XDG_|npm_|NODE_PATH|FORCE_COLOR)/.test(name)) delete env[name];
		const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, env, encoding: "utf8" });
		if (status !== 0)
			throw new Error(`${command} ${args.join(" ")} ended with ${status}: ${stdout}${stderr}`);
		return stdout;
	};
	test.beforeAll(async () => {
		test.setTimeout(180_000);
		folder = await mkdtemp(join(tmpdir(), "whence packages "));
		await mkdir(join(folder, "home"));
		const tarballs = readdirSync(packages).filter((name) => name.endsWith(".tgz"));
		expect(tarballs).toHaveLength(2);
		run("npm", "install", "--no-audit", "--no-fund", ...tarballs.map((name) => join(packages, name)));
	});
	test.afterAll(async () => {
		await rm(folder, { recursive: true, force: true });
	});

	test("init, a tracking script, the dashboard, delete", async ({ page }) => {
		expect(run("npx", "whence", "init", "--storage", "./mydata", "--owner", "testuser1")).toContain("Made");
		await writeFile(
			join(folder, "track.mjs"),
			`import { writeFile } from "node:fs/promises";
			import * as ln from "whence";
			await ln.track();
			await writeFile("numbers.csv", "n,square\\n1,1\\n");
			const file = await new ln.File("numbers.csv", { key: "first/numbers.csv" }).save();
			console.log(file.key, file.transform.name);
			(await ln.File.select().df()).print();`,
		);
		expect(run("node", "track.mjs")).toContain("first/numbers.csv track.mjs");
		expect(run("npx", "whence", "lineage", "first/numbers.csv")).toContain("track.mjs");
		const { url } = JSON.parse(run("npx", "whence", "open", "--json")) as { url: string };
		await page.goto(url);
		await page.getByRole("link", { name: "first/numbers.csv" }).click();
		await expect(page.getByText(/^Ingested by testuser1/)).toContainText("of track.mjs");
		await page.getByRole("link", { name: "track.mjs" }).click();
		await expect(page.getByText("await ln.track();")).toBeVisible();
		await page.goBack();
		await page.getByRole("link", { name: "Show lineage" }).click();
		await expect(page.locator("button[data-node]", { hasText: "first/numbers.csv" })).toBeVisible();
		expect(run("npx", "whence", "delete", "mydata", "--force")).toContain("Deleted");
		expect(existsSync(join(folder, "mydata", ".whence"))).toBe(false);
		expect(await readFile(join(folder, "numbers.csv"), "utf8")).toContain("1,1");
	});

	test("its declarations hold under a strict compiler, and refuse what is wrong", async () => {
		const options = {
			strict: true,
			noEmit: true,
			module: "nodenext",
			target: "es2022",
			types: [],
			skipLibCheck: false,
		};
		await writeFile(
			join(folder, "tsconfig.json"),
			JSON.stringify({ compilerOptions: options, files: ["right.ts"] }),
		);
		await writeFile(join(folder, "package.json"), '{"type": "module", "private": true}');
		await writeFile(
			join(folder, "right.ts"),
			`import * as ln from "whence";
			const run: ln.Run | null = (await ln.File.select({ key: "a", sizeBytes: { gte: 1 } }).one()).run;
			const users = await ln.User.lookup({ field: "handle" });
			await ln.track(await ln.Transform.search("x", { topHit: true }));
			(await ln.Transform.select({ createdBy: users["testuser1"]!, type: "notebook" }).df()).print();
			await run?.finish("failed");
			// @ts-expect-error: no such status
			await run?.finish("done");
			// @ts-expect-error: no such filter
			ln.File.select({ colour: "red" });`,
		);
		run(join(root, "node_modules", ".bin", "tsc"), "-p", folder);
	});
});
