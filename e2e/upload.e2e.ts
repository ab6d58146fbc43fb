import { readFileSync } from "node:fs";
import { expect, test } from "./journey.ts";

test("uploads files in the browser, as the outputs of an upload run", async ({ page }) => {
	await page.goto("/files");
	await page.getByRole("button", { name: "Upload" }).click();
	const dialog = page.getByRole("dialog", { name: "Upload files" });
	await dialog.getByLabel("Files to upload").setInputFiles([
		{ name: "samples.csv", mimeType: "text/csv", buffer: Buffer.from("sample,reads\nA,12\nB,7\n") },
		{ name: "größe ‚1‘.txt", mimeType: "text/plain", buffer: Buffer.from("two\n") },
	]);
	await dialog.getByLabel("Folder in the registry").fill("uploads");
	await dialog.getByRole("button", { name: "Upload 2" }).click();
	await expect(page.getByText("Uploaded", { exact: true })).toBeVisible();
	await page.getByRole("link", { name: "uploads/samples.csv" }).click();
	await expect(page.getByText(/^Ingested by testuser1/)).toContainText("of Upload in the browser");
	// The preview shows what was sent, and the download has its very bytes.
	await expect(page.getByRole("cell", { name: "12" })).toBeVisible();
	const download = page.waitForEvent("download");
	await page.getByRole("link", { name: "Download" }).click();
	const saved = await download;
	expect(saved.suggestedFilename()).toBe("samples.csv");
	expect(readFileSync(await saved.path(), "utf8")).toBe("sample,reads\nA,12\nB,7\n");
	await page.getByRole("link", { name: "Show lineage" }).click();
	await expect(page.locator("button[data-node]", { hasText: "Upload in the browser" })).toBeVisible();
});

test("takes files that are dropped", async ({ page }) => {
	await page.goto("/files?upload=true");
	const dialog = page.getByRole("dialog", { name: "Upload files" });
	const transfer = await page.evaluateHandle(() => {
		const data = new DataTransfer();
		data.items.add(new File(["dropped\n"], "dropped.txt", { type: "text/plain" }));
		return data;
	});
	const zone = dialog.getByText("Drop files here");
	await zone.dispatchEvent("drop", { dataTransfer: transfer });
	await dialog.getByRole("button", { name: "Upload 1" }).click();
	await expect(page.getByRole("link", { name: "dropped.txt" })).toBeVisible();
});

test("makes a new version of a key that is there, and none of the same content", async ({ page, whence }) => {
	await page.goto("/files?upload=true");
	const dialog = page.getByRole("dialog", { name: "Upload files" });
	const upload = async (text: string) => {
		await dialog
			.getByLabel("Files to upload")
			.setInputFiles([{ name: "twice.txt", mimeType: "text/plain", buffer: Buffer.from(text) }]);
		await dialog.getByRole("button", { name: "Upload 1" }).click();
		await expect(page.getByText("Uploaded", { exact: true }).last()).toBeVisible();
		await page.goto("/files?upload=true");
	};
	await upload("one");
	await upload("one");
	await upload("two");
	const { items } = await whence.api<{ items: { versionNo: number }[] }>(
		"GET",
		"/files?key=twice.txt&versions=all",
	);
	expect(items.map(({ versionNo }) => versionNo).sort()).toEqual([1, 2]);
});
