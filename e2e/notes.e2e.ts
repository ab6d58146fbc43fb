import type { Page as RecordPage } from "../lib/contracts/common.ts";
import type { NoteView } from "../lib/contracts/notes.ts";
import { expectNoFaults } from "./axe.ts";
import { letIn } from "./colleague.ts";
import { expect, test } from "./journey.ts";

test.use({ world: "notes" });

test("writes, edits, deletes and brings back a note, and reads its history", async ({ page, whence }) => {
	await page.goto(`/files/${whence.bam.uid}`);
	const notes = page.getByRole("region", { name: "Notes", exact: true });
	await expect(notes.getByRole("listitem")).toHaveCount(0);
	await notes.getByRole("button", { name: "Add a note" }).click();
	await notes.getByRole("textbox", { name: "note" }).fill("Lane 2 looks **odd**.");
	await notes.getByRole("button", { name: "Look at it" }).click();
	await expect(notes.getByRole("region", { name: "How it will look" }).locator("strong")).toHaveText("odd");
	await notes.getByRole("button", { name: "Add note" }).click();
	await expect(notes.getByRole("listitem").locator("strong").last()).toHaveText("odd");
	await notes.getByRole("button", { name: "Edit" }).click();
	await notes.getByRole("textbox", { name: "note" }).fill("Lane 3 looks **odd**.");
	await notes.getByRole("button", { name: "Save" }).click();
	await expect(notes.getByText("Lane 3 looks")).toBeVisible();
	await notes.getByRole("button", { name: "History" }).click();
	const history = notes.getByRole("region", { name: "History of this note" });
	await expect(history.locator("del").filter({ hasText: /^2$/ })).toBeVisible();
	await expect(history.locator("ins").filter({ hasText: /^3$/ })).toBeVisible();
	await notes.getByRole("button", { name: "Delete" }).click();
	await expect(notes.getByText("Lane 3 looks")).toHaveCount(0);
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(notes.getByText("Lane 3 looks")).toBeVisible();
	await notes.getByRole("button", { name: "Delete" }).click();
	await notes.getByRole("button", { name: "1 deleted" }).click();
	const deleted = notes.getByRole("list", { name: "Deleted notes" });
	await expect(deleted.getByText("testuser1 deleted it").first()).toBeVisible();
	await deleted.getByRole("button", { name: "Bring it back" }).click();
	await expect(notes.getByText("Lane 3 looks").first()).toBeVisible();
	// It is shown before the server has it.
	const kept = async () =>
		(await whence.api<RecordPage<NoteView>>("GET", `/notes?kind=file&uid=${whence.bam.uid}`)).items;
	await expect.poll(kept).toMatchObject([{ body: "Lane 3 looks **odd**.", revision: 6, isDeleted: false }]);
	await page.goto(`/files/${whence.bam.uid}?tab=activity`);
	await expect(page.getByText("testuser1 deleted a note on").first()).toBeVisible();
});

test("has notes on every kind of record, with a link to each", async ({ page, whence }) => {
	const pages = [
		["transform", whence.script.uid, `/transforms/${whence.script.uid}`],
		["run", whence.scriptRun.uid, `/runs/${whence.scriptRun.uid}`],
		["user", "testuser1", "/users/testuser1"],
	] as const;
	for (const [kind, uid, path] of pages) {
		const note = await whence.api<NoteView>("POST", "/notes", { kind, uid, body: `about this ${kind}` });
		await page.goto(`${path}#note-${note.uid}`);
		await expect(page.getByText(`about this ${kind}`)).toBeInViewport();
		await expect(page.locator(`#note-${note.uid}`)).toHaveCount(1);
	}
});

test("shows a note at once, and puts it back in the form when the server does not answer", async ({
	context,
	whence,
}) => {
	// A page of its own: it may log what fails.
	const page = await context.newPage();
	await page.goto(`/files/${whence.fastq.uid}`);
	let letGo = () => {};
	const held = new Promise<void>((resolve) => {
		letGo = resolve;
	});
	await page.route(`**/files/${whence.fastq.uid}`, async (route, request) => {
		if (request.method() !== "POST") return route.fallback();
		await held;
		return route.abort();
	});
	await page.getByRole("button", { name: "Add a note" }).click();
	await page.getByRole("textbox", { name: "note" }).fill("not for long");
	await page.getByRole("button", { name: "Add note" }).click();
	// The server has not answered, and cannot yet.
	await expect(page.getByRole("listitem").filter({ hasText: "not for long" })).toBeVisible();
	letGo();
	await expect(page.getByText("The server did not answer")).toBeVisible();
	await expect(page.getByRole("textbox", { name: "note" })).toHaveValue("not for long");
	await expect(page.getByRole("listitem").filter({ hasText: "not for long" })).toHaveCount(0);
});

test("takes all power from hostile Markdown", async ({ page, whence }) => {
	const body = [
		"<script>window.hacked = 1</script>",
		"<img src=x onerror='window.hacked = 1'>",
		"[press](javascript:window.hacked=1)",
		"![out](https://example.org/tracker.png)",
		"visible end",
	].join("\n\n");
	await whence.api("POST", "/notes", { kind: "transform", uid: whence.cellRanger.uid, body });
	const outside: string[] = [];
	page.on("request", (request) => {
		if (!request.url().startsWith(whence.url)) outside.push(request.url());
	});
	await page.goto(`/transforms/${whence.cellRanger.uid}`);
	await expect(page.getByText("visible end")).toBeVisible();
	expect(await page.evaluate(() => Reflect.get(window, "hacked"))).toBeUndefined();
	await expect(page.getByRole("link", { name: "press" })).toHaveCount(0);
	expect(outside).toEqual([]);
});

test("tells the second of two who edit one text, shows both, and lets them choose", async ({
	page,
	browser,
	whence,
}) => {
	test.setTimeout(150_000);
	const [colleague] = await letIn(whence, browser, { ada: "admin" });
	if (!colleague) throw new Error("nobody came");
	const other = await colleague.context.newPage();
	const note = await whence.api<NoteView>("POST", "/notes", {
		kind: "file",
		uid: whence.fastq.uid,
		body: "the first text",
	});
	const bodyNow = async () => (await whence.api<NoteView>("GET", `/notes/${note.uid}`)).body;
	const begin = async (on: typeof page, text: string) => {
		const own = on.locator(`#note-${note.uid}`);
		await own.getByRole("button", { name: "Edit" }).click();
		await own.getByRole("textbox", { name: "note" }).fill(text);
		return own;
	};
	const save = (own: Awaited<ReturnType<typeof begin>>) => own.getByRole("button", { name: "Save" }).click();
	for (const each of [page, other]) await each.goto(`/files/${whence.fastq.uid}`);

	// Take theirs.
	const [mine, theirs] = [await begin(page, "the text of mine"), await begin(other, "the text of ada")];
	await save(theirs);
	await expect(theirs.getByText("the text of ada")).toBeVisible();
	await expect.poll(bodyNow).toBe("the text of ada");
	await save(mine);
	const told = mine.getByRole("alert");
	await expect(told).toContainText("ada changed the note");
	await expect(told.locator("del").last()).toHaveText("ada");
	await expect(told.locator("ins").last()).toHaveText("mine");
	await told.getByRole("button", { name: "Take theirs" }).click();
	await expect(mine.getByText("the text of ada")).toBeVisible();
	expect(await bodyNow()).toBe("the text of ada");

	// Mine over it.
	await begin(page, "mine again");
	await save(await begin(other, "ada again"));
	await expect.poll(bodyNow).toBe("ada again");
	await save(mine);
	await mine.getByRole("button", { name: "Save mine over it" }).click();
	await expect(mine.getByText("mine again")).toBeVisible();
	await expect.poll(bodyNow).toBe("mine again");

	// Edit further.
	// The page follows by itself.
	await expect(other.locator(`#note-${note.uid}`).getByText("mine again")).toBeVisible({ timeout: 40_000 });
	await begin(page, "mine, once more");
	await save(await begin(other, "ada, once more"));
	await expect.poll(bodyNow).toBe("ada, once more");
	await save(mine);
	await mine.getByRole("button", { name: "Edit mine further" }).click();
	await expect(mine.getByRole("textbox", { name: "note" })).toHaveValue("mine, once more");
	await mine.getByRole("textbox", { name: "note" }).fill("both, once more");
	await save(mine);
	await expect(mine.getByText("both, once more")).toBeVisible();
	await expect.poll(bodyNow).toBe("both, once more");
	await colleague.context.close();
});

test("axe finds nothing on notes, their history, their form and a conflict", async ({ page, whence }) => {
	const note = await whence.api<NoteView>("POST", "/notes", {
		kind: "run",
		uid: whence.cellRangerRun.uid,
		body: "looked at",
	});
	await whence.api("PATCH", `/notes/${note.uid}`, { body: "seen and looked at" });
	await page.goto(`/runs/${whence.cellRangerRun.uid}`);
	const own = page.locator(`#note-${note.uid}`);
	await own.getByRole("button", { name: "History" }).click();
	await expect(own.locator("ins").filter({ hasText: "seen" })).toBeVisible();
	await page.getByRole("button", { name: "Add a note" }).click();
	await own.getByRole("button", { name: "Edit" }).click();
	await own.getByRole("textbox", { name: "note" }).fill("mine");
	await whence.api("PATCH", `/notes/${note.uid}`, { body: "theirs" });
	await own.getByRole("button", { name: "Save" }).click();
	await expect(own.getByRole("alert").locator("ins").last()).toBeVisible();
	await expectNoFaults(page);
});
