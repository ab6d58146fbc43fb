import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FileView } from "../lib/contracts/files.ts";
import type { UserView } from "../lib/contracts/users.ts";
import { expectNoFaults } from "./axe.ts";
import { type Colleague, letIn } from "./colleague.ts";
import { expect, type Told, test } from "./journey.ts";

test.use({ world: "people" });
test.describe.configure({ mode: "serial", timeout: 120_000 });

let ada: Colleague;
let bob: Colleague;

/** Asks the API as that colleague. */
function as(whence: Told, { token }: Colleague, method: string, path: string, body?: unknown) {
	return fetch(`${whence.url}/api/v1${path}`, {
		method,
		headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
}

/** A file of that colleague's. */
async function saveAs(whence: Told, colleague: Colleague, key: string): Promise<FileView> {
	const path = join(whence.folder, "a colleague's file.txt");
	writeFileSync(path, key);
	const script = `
		process.env.WHENCE_URL = ${JSON.stringify(whence.url)};
		process.env.WHENCE_TOKEN = ${JSON.stringify(colleague.token)};
		await new ln.File(${JSON.stringify(path)}, { key: ${JSON.stringify(key)} }).save();`;
	whence.sdk(script);
	const { items } = await whence.api<{ items: FileView[] }>("GET", `/files?key=${encodeURIComponent(key)}`);
	const [file] = items;
	if (!file) throw new Error("nothing was saved");
	return file;
}

test("shows what somebody ran, ingested and changed, over time and as lists", async ({ page }) => {
	await page.goto("/users/testuser1");
	await expect(page.getByRole("img", { name: /\d+ runs, at most \d+ in a week/ })).toBeVisible();
	await page.getByText("As a table").click();
	const row = page.getByRole("row").nth(1);
	await row.getByRole("link").first().click();
	await expect(page).toHaveURL(/\/runs\?by=testuser1&from=\d{4}-\d\d-\d\d&to=/);
	await expect(page.getByRole("link", { name: "Cell Ranger" })).toBeVisible();
	await page.goto("/users/testuser1?tab=files");
	await page.getByRole("link", { name: "30 days" }).click();
	await expect(page).toHaveURL(/tab=files&by=day/);
	await expect(page.getByRole("img", { name: /files, at most \d+ in a day/ })).toBeVisible();
	await expect(page.getByRole("link", { name: "bams/output.bam" })).toBeVisible();
	await page.getByRole("link", { name: "Changed" }).click();
	await expect(page.getByRole("listitem").filter({ hasText: "ingested" }).first()).toBeVisible();
});

test("deactivates a leaver, who is out everywhere at once", async ({ page, browser, whence }) => {
	const people = await letIn(whence, browser, { ada: "contributor", bob: "contributor" });
	const [first, second] = people;
	if (!first || !second) throw new Error("nobody came");
	[ada, bob] = [first, second];
	await saveAs(whence, ada, "leaver/data.txt");
	const hers = await ada.context.newPage();
	await hers.goto("/files");
	await page.goto("/users/ada");
	await page.getByRole("button", { name: "Deactivate…" }).click();
	const dialog = page.getByRole("dialog", { name: "Deactivate ada?" });
	await expect(dialog).toContainText("signed out of 1 browser");
	await expect(dialog).toContainText("1 token of theirs is revoked for good");
	await expect(dialog).toContainText("1 file, 0 runs");
	await dialog.getByRole("button", { name: "Deactivate ada" }).click();
	await expect(page.getByText(/Deactivated on .* by testuser1/)).toBeVisible();
	expect((await as(whence, ada, "GET", "/me")).status).toBe(401);
	await hers.goto("/files");
	await expect(hers).toHaveURL(/\/sign-in/);
	await page.goto("/users?state=deactivated");
	await expect(page.getByRole("link", { name: "ada", exact: true })).toBeVisible();
	await expect(page.getByRole("link", { name: "bob", exact: true })).toHaveCount(0);
});

test("hands the leaver's records over: the successor may change them, history says who made them", async ({
	page,
	whence,
}) => {
	const { items } = await whence.api<{ items: FileView[] }>("GET", "/files?key=leaver%2Fdata.txt");
	const file = items[0];
	if (!file) throw new Error("the leaver's file is gone");
	const archive = () => as(whence, bob, "POST", "/files/archive", { uids: [file.uid] });
	expect((await archive()).status).toBe(403);
	await page.goto("/users/ada");
	await page.getByRole("button", { name: "Hand records over…" }).click();
	const dialog = page.getByRole("dialog", { name: "Hand over the records of ada?" });
	await expect(dialog).toContainText("1 file, 0 runs, 0 transforms");
	await dialog.getByLabel("To").selectOption("bob");
	await dialog.getByRole("button", { name: "Hand over", exact: true }).click();
	await expect(page.getByText(/Records handed over to bob, .* by testuser1/)).toBeVisible();
	const his = await bob.context.newPage();
	await his.goto(`/files/${file.uid}`);
	await expect(his.getByText("ada (deactivated)")).toBeVisible();
	await his.getByRole("button", { name: "Archive" }).click();
	await expect(his.getByText("Archived: hidden from lists")).toBeVisible();
	await his.goto("/users/bob");
	await expect(his.getByText("Answers for the records of ada.")).toBeVisible();
	// He is no admin: he can hand over nothing himself.
	await his.goto("/users/ada");
	await expect(his.getByText(/Records handed over to bob/)).toBeVisible();
	await expect(his.getByRole("button", { name: "Take records back" })).toHaveCount(0);
	await page.getByRole("button", { name: "Take records back" }).click();
	await expect(page.getByText(/Records handed over to bob/)).toHaveCount(0);
	expect((await as(whence, bob, "POST", "/files/restore", { uids: [file.uid] })).status).toBe(403);
	const said = page.getByRole("alert").filter({ hasText: "are taken back" });
	await said.getByRole("button", { name: "Undo" }).click();
	await expect(page.getByText(/Records handed over to bob/)).toBeVisible();
	expect((await as(whence, bob, "POST", "/files/restore", { uids: [file.uid] })).status).toBe(200);
});

test("lets the leaver in again by the command line, without their old token", async ({ page, whence }) => {
	expect(whence.cli("user", "show", "ada")).toContain("records handed over to bob");
	expect(whence.cli("user", "deactivate", "ada", "--dry-run")).toContain("1 files");
	whence.cli("user", "hand-over", "ada", "--undo");
	whence.cli("user", "deactivate", "ada", "--undo");
	const user = await whence.api<UserView>("GET", "/users/ada");
	expect(user).toMatchObject({ deactivatedAt: null, handedOverTo: null, tokenCount: 0 });
	expect((await as(whence, ada, "GET", "/me")).status).toBe(401);
	await page.goto("/users/testuser1");
	await expect(page.getByRole("button", { name: "Deactivate…" })).toHaveCount(0);
	await ada.context.close();
	await bob.context.close();
});

test("axe finds nothing on a leaver's page and its dialogs", async ({ page, whence }) => {
	await whence.api("POST", "/users/bob/deactivate");
	await page.goto("/users/bob");
	await page.getByText("As a table").click();
	await page.getByRole("button", { name: "Hand records over…" }).click();
	await expect(page.getByRole("dialog").getByLabel("To")).toBeVisible();
	await expectNoFaults(page);
});
