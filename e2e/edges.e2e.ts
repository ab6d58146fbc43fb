import type { Page } from "@playwright/test";
import type { AuditEventView } from "../lib/contracts/audit.ts";
import type { RunFileView } from "../lib/contracts/runs.ts";
import { expectNoFaults } from "./axe.ts";
import { chain } from "./chain.ts";
import { clickEdge } from "./click-edge.ts";
import { expect, test } from "./journey.ts";

const graph = (uid: string, rest = "") => `/lineage?focus=${encodeURIComponent(`file:${uid}`)}${rest}`;
const panel = (page: Page) => page.getByRole("complementary", { name: /^Link:/ });
const said = (page: Page) => page.locator("[data-announcer]");
const retract = (page: Page) => page.getByRole("dialog", { name: "Retract this link?" });

test("reads an edge, retracts it with a reason, undoes that, and the audit has both", async ({
	page,
	whence,
}) => {
	const made = await chain(whence, "click");
	await page.goto(graph(made.out, "&up=4"));
	const source = page.locator(`button[data-node="file:${made.source}"]`);
	await expect(source).toBeVisible();
	await clickEdge(page, /^Link from edges\/click-in\.txt to/);
	await expect(page).toHaveURL(/edge=input/);
	await expect(panel(page).getByRole("heading", { level: 2 })).toHaveText(
		"sort click read edges/click-in.txt.",
	);
	await expect(panel(page)).toContainText("tracked: recorded by the code that ran");
	await expect(panel(page)).toContainText("by testuser1");

	await panel(page).getByRole("button", { name: "Retract…" }).click();
	await expect(retract(page)).toContainText("Nothing is deleted");
	await retract(page).getByRole("button", { name: "Retract" }).click();
	// A reason is required, and blanks are none.
	await expect(retract(page)).toBeVisible();
	const reason = retract(page).getByLabel("Why is it wrong?");
	await reason.fill("   ");
	await retract(page).getByRole("button", { name: "Retract" }).click();
	await expect(retract(page)).toBeVisible();
	await reason.fill("staged by mistake");
	await retract(page).getByRole("button", { name: "Retract" }).click();
	await expect(retract(page)).toHaveCount(0);
	await expect(panel(page)).toContainText(/Retracted just now by testuser1: staged by mistake/);
	await expect(source).toHaveCount(0);
	await expect(said(page)).toContainText("Retracted.");
	const list = () => whence.api<{ items: RunFileView[] }>("GET", `/runs/${made.run}/inputs?retracted=true`);
	expect((await list()).items).toMatchObject([{ retractedReason: "staged by mistake" }]);

	// The link to it says what became of it, and the run's page too.
	await page.reload();
	await expect(panel(page)).toContainText("staged by mistake");
	await page.goto(`/runs/${made.run}`);
	await expect(page.getByRole("listitem").filter({ hasText: "staged by mistake" })).toContainText(
		"testuser1",
	);
	await page.goBack();
	await panel(page).getByRole("button", { name: "Restore" }).click();
	await expect(source).toBeVisible();
	await expect(panel(page).getByRole("button", { name: "Retract…" })).toBeVisible();
	expect((await list()).items).toMatchObject([{ retractedAt: null, origin: "tracked" }]);
	const audit = await whence.api<{ items: AuditEventView[] }>(
		"GET",
		`/audit?entityKind=run&entityUid=${made.run}`,
	);
	expect(audit.items.map(({ action }) => action)).toEqual(
		expect.arrayContaining(["run.retract_input", "run.restore_input"]),
	);
	await page.goto(`/runs/${made.run}?tab=activity`);
	await expect(page.getByRole("listitem").filter({ hasText: "restored an input of run" })).toBeVisible();
});

test("retracts and undoes by keyboard alone, from the panel of a record", async ({ page, whence }) => {
	const made = await chain(whence, "keys");
	await page.goto(graph(made.out, "&up=4"));
	const isOn = (name: RegExp) => expect(page.locator(":focus")).toHaveAccessibleName(name);
	const tabTo = async (name: RegExp) => {
		for (let tabs = 0; tabs < 60; tabs++) {
			const element = page.locator(":focus");
			if ((await element.count()) > 0 && name.test(await accessibleName(page))) return;
			await page.keyboard.press("Tab");
		}
		throw new Error(`Tab does not lead to ${name}`);
	};
	await page.locator(`button[data-node="file:${made.out}"]`).focus();
	await page.keyboard.press("ArrowLeft");
	await isOn(/^Run sort keys of sorter keys, completed, 1 input, 1 output/);
	await page.keyboard.press("Enter");
	await expect(page.getByRole("complementary", { name: "About sort keys" })).toBeVisible();
	await tabTo(/^input, tracked, by testuser1 \(link with edges\/keys-in\.txt\)/);
	await page.keyboard.press("Enter");
	// The panel that was pressed is gone; the keyboard is in the new one.
	await expect(panel(page)).toBeFocused();
	await tabTo(/^Retract…/);
	await page.keyboard.press("Enter");
	await expect(retract(page).getByLabel("Why is it wrong?")).toBeFocused();
	// What is typed there is not for the graph.
	await page.keyboard.type("f [ l ? wrong lane");
	await tabTo(/^Retract$/);
	await page.keyboard.press("Enter");
	await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
	await expect(page).toHaveURL(new RegExp(`focus=file(:|%3A)${made.out}`));
	await expect(page.locator(`button[data-node="file:${made.source}"]`)).toHaveCount(0);
	await page.keyboard.press("Enter");
	await expect(page.locator(`button[data-node="file:${made.source}"]`)).toBeVisible();
	await expect(said(page)).toContainText("Restored.");
	await isOn(/^Retract…/);
	// Escape goes back to the record, then to the graph.
	await page.keyboard.press("Escape");
	await expect(page.getByRole("complementary", { name: "About sort keys" })).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("complementary")).toHaveCount(0);
});

test("lists the links behind one that runs are collapsed into", async ({ page, whence }) => {
	const made = await chain(whence, "lens");
	await page.goto(graph(made.out, "&up=4&lens=transforms"));
	await clickEdge(page, /^Link from edges\/lens-in\.txt to sorter lens/);
	await expect(panel(page).getByRole("link", { name: "sort lens" })).toBeVisible();
	await expect(panel(page).getByRole("button", { name: "Retract…" })).toBeVisible();
});

test("says so when a link names nothing", async ({ page, whence }) => {
	await page.goto(graph(whence.bam.uid, "&edge=nonsense"));
	await expect(panel(page).getByRole("alert")).toContainText("What is shown has no such link.");
});

test("on a phone, a link to a record or an edge shows it above its panel", async ({ page, whence }) => {
	const made = await chain(whence, "phone");
	await page.setViewportSize({ width: 390, height: 844 });
	await page.goto(graph(made.out, `&up=4&select=file:${made.source}`));
	const card = page.locator(`button[data-node="file:${made.source}"]`);
	const about = page.getByRole("complementary");
	const isAbove = async () => {
		const [it, over] = [await card.boundingBox(), await about.boundingBox()];
		return (
			it !== null &&
			over !== null &&
			it.y > 0 &&
			it.y + it.height <= over.y &&
			it.x >= 0 &&
			it.x + it.width <= 390
		);
	};
	await expect(about).toBeVisible();
	await expect.poll(isAbove).toBe(true);
	await page.goto(graph(made.out, `&up=4&edge=${encodeURIComponent(made.inputId)}`));
	await expect(panel(page)).toContainText("sort phone read edges/phone-in.txt.");
	const line = page.getByRole("img", { name: /^Link from edges\/phone-in\.txt/ });
	await expect
		.poll(async () => {
			const [it, over] = [await line.boundingBox(), await about.boundingBox()];
			return it !== null && over !== null && it.y + it.height <= over.y && it.x + it.width > 0 && it.x < 390;
		})
		.toBe(true);
});

test("axe finds nothing on an edge's panel, its dialog and the filters", async ({ page, whence }) => {
	const made = await chain(whence, "axe");
	const edge = encodeURIComponent(made.inputId);
	await page.goto(graph(made.out, `&up=4&edge=${edge}&suffixes=.txt&statuses=completed`));
	await expect(panel(page).getByRole("button", { name: "Retract…" })).toBeVisible();
	await expectNoFaults(page);
	await page.getByText("Filters (2)").click();
	await expectNoFaults(page);
	await page.keyboard.press("Escape");
	await panel(page).getByRole("button", { name: "Retract…" }).click();
	await expect(retract(page)).toBeVisible();
	// Half transparent while it fades in, its texts would have too little contrast.
	await expect(retract(page)).toHaveCSS("opacity", "1");
	await expectNoFaults(page);
	await retract(page).getByLabel("Why is it wrong?").fill("looked at");
	await retract(page).getByRole("button", { name: "Retract" }).click();
	await expect(panel(page)).toContainText("looked at");
	await expect(retract(page)).toHaveCount(0);
	await expectNoFaults(page);
});

/** What a screen reader calls that which has the focus. */
async function accessibleName(page: Page): Promise<string> {
	const snapshot = await page.locator(":focus").ariaSnapshot();
	return /"(.*)"/.exec(snapshot)?.[1] ?? "";
}
