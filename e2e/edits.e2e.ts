import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileView } from "../lib/contracts/files.ts";
import type { Instance } from "./instance.ts";
import { expect, test } from "./journey.ts";

/** Saves a small file by the command line, as anybody would. */
function saved(whence: Instance, key: string): string {
	writeFileSync(join(whence.folder, "a file.txt"), key);
	const [file] = JSON.parse(whence.cli("save", "a file.txt", "--key", key, "--json")) as { uid: string }[];
	if (!file) throw new Error("nothing was saved");
	return file.uid;
}

test("tags and describes a file where it stands", async ({ page, whence }) => {
	const uid = saved(whence, "edits/described.txt");
	await page.goto(`/files/${uid}`);
	await page.getByLabel("Add a tag").fill("gold");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: "Remove tag gold" })).toBeVisible();
	await page.getByRole("button", { name: "Add a description" }).click();
	await page.getByRole("textbox", { name: "description" }).fill("Reads of the first lane.");
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Reads of the first lane.")).toBeVisible();
	await page.goto("/files?tag=gold");
	await expect(page.getByRole("link", { name: "edits/described.txt" })).toBeVisible();
	await page.goto(`/files/${uid}?tab=activity`);
	await expect(page.getByRole("listitem").filter({ hasText: "testuser1 described" })).toBeVisible();
	await page.getByRole("button", { name: "Remove tag gold" }).click();
	await expect(page.getByRole("button", { name: "Remove tag gold" })).toHaveCount(0);
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(page.getByRole("button", { name: "Remove tag gold" })).toBeVisible();
});

test("gives a key another value in one step, undoes it, and finds files by key and by value", async ({
	page,
	whence,
}) => {
	const uid = saved(whence, "edits/valued.txt");
	await page.goto(`/files/${uid}`);
	for (const tag of ["state=failed", " state = passed"]) {
		await page.getByLabel("Add a tag").fill(tag);
		await page.keyboard.press("Enter");
		await expect(page.getByRole("button", { name: `Remove tag ${tag.replaceAll(" ", "")}` })).toBeEnabled();
	}
	await expect(page.getByRole("button", { name: "Remove tag state=failed" })).toHaveCount(0);
	await expect(page.getByText("state=failed is now state=passed")).toBeVisible();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(page.getByRole("button", { name: "Remove tag state=failed" })).toBeVisible();
	expect(JSON.parse(whence.cli("tag", uid, "state=passed", "lane=2", "--json"))).toEqual([
		"lane=2",
		"state=passed",
	]);
	for (const [tag, count] of [
		["state", 1],
		["state%3Dpassed", 1],
		["state%3Dfailed", 0],
	] as const) {
		await page.goto(`/files?tag=${tag}`);
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		await expect(page.getByRole("link", { name: "edits/valued.txt" })).toHaveCount(count);
	}
});

test("archives a file, undoes it, and finds the archived one again", async ({ page, whence }) => {
	const uid = saved(whence, "edits/archived.txt");
	await page.goto(`/files/${uid}`);
	await page.getByRole("button", { name: "Archive" }).click();
	await expect(page.getByText("Archived: hidden from lists, nothing is lost.")).toBeVisible();
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(page.getByText("Archived: hidden from lists")).toHaveCount(0);
	await page.getByRole("button", { name: "Archive" }).click();
	await expect(page.getByText("Archived: hidden from lists")).toBeVisible();
	await page.goto("/files?q=archived.txt");
	await expect(page.getByText("No files match.")).toBeVisible();
	await page.goto("/files?q=archived.txt&archived=only");
	await page.getByLabel(new RegExp(`Choose ${uid}`)).check();
	await page.getByRole("button", { name: "Restore" }).click();
	await expect(page.getByText("1 file restored")).toBeVisible();
	expect((await whence.api<FileView>("GET", `/files/${uid}`)).archivedAt).toBeNull();
});

test("creates a transform and renames it", async ({ page }) => {
	await page.goto("/transforms");
	await page.getByRole("button", { name: "New transform" }).click();
	const dialog = page.getByRole("dialog");
	await dialog.getByLabel("Name", { exact: true }).fill("bwa mem");
	await dialog.getByLabel("Version").fill("0.7.17");
	await dialog.getByRole("button", { name: "Create" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "bwa mem" })).toBeVisible();
	await page.getByRole("button", { name: "Change name" }).click();
	await page.getByRole("textbox", { name: "name" }).fill("BWA-MEM");
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByRole("heading", { level: 1, name: "BWA-MEM" })).toBeVisible();
});

test("tells the second of two people who change the same text at once", async ({ page, context, whence }) => {
	const uid = saved(whence, "edits/together.txt");
	const other = await context.newPage();
	for (const each of [page, other]) {
		await each.goto(`/files/${uid}`);
		await each.getByRole("button", { name: "Add a description" }).click();
	}
	await page.getByRole("textbox", { name: "description" }).fill("mine");
	await page.getByRole("button", { name: "Save" }).click();
	const kept = async () => (await whence.api<FileView>("GET", `/files/${uid}`)).description;
	await expect.poll(kept).toBe("mine");
	await other.getByRole("textbox", { name: "description" }).fill("theirs");
	await other.getByRole("button", { name: "Save" }).click();
	const told = other.getByRole("alert", { name: "Two edits at once" });
	await expect(told).toContainText("testuser1 changed the description");
	await expect(told.locator("del").last()).toHaveText("mine");
	await expect(told.locator("ins").last()).toHaveText("theirs");
	// Nothing is overwritten before they choose.
	expect(await kept()).toBe("mine");
	await told.getByRole("button", { name: "Save mine over it" }).click();
	await expect(other.getByText("theirs", { exact: true })).toBeVisible();
	await expect.poll(kept).toBe("theirs");
	await other.close();
});

test("creates a token, shows it once, and revokes it", async ({ page, whence }) => {
	await page.goto("/settings");
	await page.getByLabel("Name", { exact: true }).fill("cluster node");
	await page.getByRole("button", { name: "Create token" }).click();
	const secret = await page
		.getByText(/whn_\w{20,}/)
		.first()
		.textContent();
	const token = /whn_\w+/.exec(secret ?? "")?.[0];
	const ask = () => fetch(`${whence.url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
	expect((await ask()).status).toBe(200);
	await page.reload();
	await expect(page.getByRole("heading", { name: "Settings" })).toBeVisible();
	await expect(page.getByText(String(token))).toHaveCount(0);
	await page
		.getByRole("listitem")
		.filter({ hasText: "cluster node" })
		.getByRole("button", { name: "Revoke" })
		.click();
	await page
		.getByRole("dialog", { name: "Revoke cluster node?" })
		.getByRole("button", { name: "Revoke" })
		.click();
	await expect(page.getByRole("listitem").filter({ hasText: "cluster node" })).toContainText("revoked");
	expect((await ask()).status).toBe(401);
});
