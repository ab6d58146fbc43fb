import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { expectNoFaults } from "./axe.ts";
import { hostileFiles, writeHostileFiles } from "./hostile-files.ts";
import type { Instance } from "./instance.ts";
import { expect, test } from "./journey.ts";

test.use({ world: "file pages" });

/** Saves content under a key; returns the uid. */
function save(whence: Instance, key: string, content: string | Buffer): string {
	const name = key.slice(key.lastIndexOf("/") + 1);
	writeFileSync(join(whence.folder, name), content);
	const [file] = JSON.parse(whence.cli("save", name, "--key", key, "--json")) as { uid: string }[];
	if (!file) throw new Error("nothing was saved");
	return file.uid;
}

const notebook = JSON.stringify({
	nbformat: 4,
	metadata: { language_info: { name: "python" } },
	cells: [
		{ cell_type: "markdown", source: "# Quality" },
		{
			cell_type: "code",
			execution_count: 2,
			source: "1/0",
			outputs: [
				{ output_type: "stream", name: "stderr", text: "\u001b[33mcareful\u001b[0m" },
				{
					output_type: "display_data",
					data: { "text/html": "<table><tr><th>n</th><td>12</td></tr></table>" },
				},
				{ output_type: "error", ename: "ZeroDivisionError", evalue: "division by zero", traceback: [] },
			],
		},
	],
});

test("shows what is in files of many kinds, and how much of it", async ({ page, whence }) => {
	await page.goto(`/files/${whence.fastq.uid}`);
	await expect(page.getByText(/FASTQ · gzip · First 25/)).toBeVisible();
	await page.goto(`/files/${whence.bam.uid}`);
	await expect(page.getByText(/BAM · blocked gzip · Header, \d+ references?/)).toBeVisible();
	await expect(page.getByRole("region", { name: /References/ })).toBeVisible();

	const rows = Array.from({ length: 300 }, (_, i) => `S${i},${i}`).join("\n");
	await page.goto(`/files/${save(whence, "kinds/counts.csv", `sample,reads\n${rows}\n`)}`);
	await expect(page.getByText(/CSV · First 200 of 300 rows of a .* file/)).toBeVisible();
	await expect(page.getByRole("columnheader", { name: "reads integer" })).toBeVisible();

	const columnData = [{ name: "cell", data: ["a", "b"], type: "STRING" as const }];
	await page.goto(
		`/files/${save(whence, "kinds/cells.parquet", Buffer.from(parquetWriteBuffer({ columnData })))}`,
	);
	await expect(page.getByRole("columnheader", { name: "cell string" })).toBeVisible();
	await expect(page.getByText("All 2 rows")).toBeVisible();

	await page.goto(`/files/${save(whence, "kinds/qc.ipynb", notebook)}`);
	await expect(page.getByRole("heading", { name: "Quality" })).toBeVisible();
	await expect(page.getByText("careful")).toBeVisible();
	await expect(page.getByRole("cell", { name: "12" })).toBeVisible();
	await expect(page.getByText("ZeroDivisionError: division by zero")).toBeVisible();

	const png =
		"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
	await page.goto(`/files/${save(whence, "kinds/dot.png", Buffer.from(png, "base64"))}`);
	const picture = page.getByRole("img", { name: "What this file shows" });
	await expect(picture).toBeVisible();
	expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);
});

test("walks a JSON tree by keyboard", async ({ page, whence }) => {
	await page.goto(
		`/files/${save(whence, "kinds/tree.json", '{"a": {"b": {"c": {"d": [1, 2]}}}, "z": true}')}`,
	);
	const root = page.getByRole("treeitem").first();
	await root.focus();
	await page.keyboard.press("ArrowDown");
	await expect(page.getByRole("treeitem", { name: /^a: / })).toBeFocused();
	await page.keyboard.press("ArrowLeft");
	await expect(page.getByRole("treeitem", { name: /^a: / })).toHaveAttribute("aria-expanded", "false");
	await page.keyboard.press("End");
	await expect(page.getByRole("treeitem", { name: "z: true" })).toBeFocused();
	await page.keyboard.press("Home");
	await expect(root).toBeFocused();
});

test("says what changed between versions, and where else the content is", async ({ page, whence }) => {
	save(whence, "versions/t.csv", "a,b\n1,2\n");
	const second = save(whence, "versions/t.csv", "a,b,c\n1,2,3\n");
	save(whence, "versions/copy.csv", "a,b,c\n1,2,3\n");
	await page.goto(`/files/${second}`);
	await expect(page.getByRole("link", { name: "versions/copy.csv v1" })).toBeVisible();
	await page.getByRole("link", { name: /^Versions/ }).click();
	await page.getByRole("link", { name: "What changed from v1 to v2" }).click();
	await expect(page.getByText("Columns added: c. 1 row in both.")).toBeVisible();
	await expect(page.getByText("2 lines added, 2 removed.")).toBeVisible();
	await expect(page.getByRole("region", { name: "Lines that changed" })).toContainText("a,b,c");
	await expectNoFaults(page);
});

test("reads bytes again, and tells when they are others", async ({ page, whence }) => {
	const path = join(whence.storage, "here.txt");
	writeFileSync(path, "as it was");
	const [file] = JSON.parse(whence.cli("save", path, "--key", "verify/here.txt", "--json")) as {
		uid: string;
	}[];
	await page.goto(`/files/${file?.uid}`);
	await page.getByRole("button", { name: "Verify now" }).click();
	await expect(page.getByText("holds exactly the bytes that were recorded")).toBeVisible();
	expect(whence.cli("verify", "verify/here.txt")).toContain("holds exactly the bytes");
	writeFileSync(path, "otherwise");
	await page.getByRole("button", { name: "Verify now" }).click();
	await expect(page.getByText("no longer holds the bytes that were recorded")).toBeVisible();
	await expect(page.getByText("The bytes on disk are no longer those that were recorded.")).toBeVisible();
	expect(() => whence.cli("verify", "verify/here.txt")).toThrow(/ended with 1/);
	await page.goto(`/files/${file?.uid}?tab=activity`);
	await expect(page.getByRole("listitem").filter({ hasText: "testuser1 verified" }).first()).toBeVisible();
});

test("shows code that really loads the file", async ({ page, whence }) => {
	const uid = save(whence, "code/t.csv", "a,b\n1,2\n");
	await page.goto(`/files/${uid}`);
	const code = (name: string) =>
		page
			.getByRole("region", { name, exact: true })
			.locator("code")
			.evaluate((element) => element.textContent);
	const script = (await code("In TypeScript")).replace(/^import .*$/m, "");
	expect(whence.sdk(`${script}\nconsole.log(content.numRows());`)).toContain("1");
	const [, , ...words] = (await code("In a terminal")).trim().split(" ");
	expect(words).toEqual(["get", uid]);
	whence.cli("get", uid, "fetched.csv");
	expect(readFileSync(join(whence.folder, "fetched.csv"), "utf8")).toBe("a,b\n1,2\n");
	const curl = await code("With curl");
	execFileSync("sh", ["-c", curl.replace("-OJ", "-o by-curl.csv")], {
		cwd: whence.folder,
		env: { ...process.env, WHENCE_URL: whence.url, WHENCE_TOKEN: whence.token },
		stdio: "ignore",
	});
	expect(readFileSync(join(whence.folder, "by-curl.csv"), "utf8")).toBe("a,b\n1,2\n");
});

test("describes a file in Markdown, with a look before it is saved", async ({ page, whence }) => {
	await page.goto(`/files/${save(whence, "described/x.txt", "x")}`);
	await page.getByRole("button", { name: "Add a description" }).click();
	const field = page.getByRole("textbox", { name: "description" });
	await field.fill("Reads of **lane 1** <img src=x onerror=alert(1)>");
	await page.getByRole("button", { name: "Look at it" }).click();
	await expect(page.getByRole("region", { name: "How it will look" }).getByText("lane 1")).toHaveCSS(
		"font-weight",
		/^[67]\d\d$/,
	);
	await page.getByRole("button", { name: "Go on writing" }).click();
	await expect(field).toBeVisible();
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByRole("button", { name: "Change description" })).toBeVisible();
	await expect(page.locator("strong", { hasText: "lane 1" })).toBeVisible();
	await expect(page.getByText("<img src=x onerror=alert(1)>")).toBeVisible();
});

test("runs nothing of files that are made to act, and the server lives", async ({ page, whence }) => {
	test.setTimeout(180_000);
	const dialogs: string[] = [];
	const elsewhere: string[] = [];
	page.on("dialog", (dialog) => {
		dialogs.push(dialog.message());
		void dialog.dismiss();
	});
	// What a Content-Security-Policy refuses never gets here: this is what would leave the browser.
	await page.context().route(
		(url) => url.origin !== whence.url,
		(route) => {
			elsewhere.push(route.request().url());
			return route.abort();
		},
	);
	const paths = writeHostileFiles(join(whence.folder, "hostile"));
	for (const [index, { shows }] of hostileFiles.entries()) {
		const [file] = JSON.parse(whence.cli("save", paths[index] ?? "", "--json")) as { uid: string }[];
		await page.goto(`/files/${file?.uid}`);
		await expect(page.getByRole("main").getByText(shows).first(), paths[index] ?? "").toBeVisible();
		for (const picture of await page.getByRole("img", { name: "What this file shows" }).all()) {
			await expect(picture).toHaveJSProperty("complete", true);
		}
		expect(await page.evaluate(() => "__ran" in window)).toBe(false);
		await expect(page.getByRole("main")).toBeVisible();
	}
	// A picture that is opened by itself has no power either.
	const [svg] = (await whence.api<{ items: { uid: string }[] }>("GET", "/files?key=attack.svg")).items;
	// The browser logs what it refuses there; this page may.
	const alone = await page.context().newPage();
	alone.on("dialog", (dialog) => dialogs.push(dialog.message()));
	const opened = await alone.goto(`${whence.url}/api/v1/files/${svg?.uid}/picture`);
	expect(opened?.headers()).toMatchObject({
		"content-type": "image/svg+xml",
		"content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
		"x-content-type-options": "nosniff",
	});
	expect(await alone.evaluate(() => "__ran" in window)).toBe(false);
	expect(dialogs).toEqual([]);
	expect(elsewhere).toEqual([]);
	expect((await fetch(`${whence.url}/api/v1/health`)).status).toBe(200);
});

test("axe finds nothing on previews", async ({ page, whence }) => {
	const uids = [
		whence.fastq.uid,
		whence.bam.uid,
		save(whence, "axe/tree.json", '{"a": [1, "x", null, true]}'),
		save(whence, "axe/qc.ipynb", notebook),
		save(
			whence,
			"axe/README.md",
			"# Title\n\n[link](https://example.org) `code`\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
		),
		save(whence, "axe/bytes.bin", Buffer.from([0, 1, 2, 255])),
	];
	for (const uid of uids) {
		await page.goto(`/files/${uid}`);
		await expect(page.getByRole("heading", { name: "Use it" })).toBeVisible();
		await expectNoFaults(page);
	}
});
