import { expect, test } from "./journey.ts";

test.use({ storageState: { cookies: [], origins: [] } });

test("leads to sign-in, and back to where one was going", async ({ page, whence }) => {
	await page.goto(`/files/${whence.bam.uid}`);
	await expect(page).toHaveURL(new RegExp(`/sign-in\\?next=.*${whence.bam.uid}`));
	await page.getByLabel(/paste the link/).fill(whence.link());
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page).toHaveURL(`/files/${whence.bam.uid}`);
	await expect(page.getByRole("heading", { name: "bams/output.bam" })).toBeVisible();
});

test("signs in by link, once, and lands where the link leads", async ({ page, context, whence }) => {
	const link = whence.link("/audit");
	await page.goto(link);
	await expect(page).toHaveURL("/audit");
	await context.clearCookies();
	await page.goto(link);
	await expect(page.getByRole("alert").getByText("This link was used already.")).toBeVisible();
	await page.goto("/");
	await expect(page).toHaveURL("/sign-in");
});

test("only looking at a link does not use it up", async ({ page, request, whence }) => {
	const link = whence.link();
	expect((await request.get(link)).status()).toBe(200);
	expect((await request.head(link)).status()).toBe(200);
	await page.goto(link);
	await expect(page).toHaveURL("/");
});

test("refuses a link that is not one of ours, and one that leads elsewhere", async ({ page, whence }) => {
	await page.goto("/sign-in/link?token=nonsense");
	await expect(page.getByRole("alert").getByText("This link is not valid.")).toBeVisible();
	await page.goto("/sign-in/link");
	await expect(page.getByRole("alert").getByText("This link is not valid.")).toBeVisible();
	await page.goto(`${whence.link()}&next=${encodeURIComponent("//evil.example")}`);
	await expect(page).toHaveURL(`${whence.url}/`);
});

test("signs out, and the session is gone", async ({ page, context, whence }) => {
	await page.goto(whence.link());
	await expect(page).toHaveURL("/");
	const kept = await context.cookies();
	expect(kept.every(({ httpOnly, sameSite }) => httpOnly && sameSite === "Lax")).toBe(true);
	await page.getByLabel("Signed in as testuser1").click();
	await page.getByRole("button", { name: "Sign out" }).click();
	await expect(page).toHaveURL("/sign-in");
	await context.addCookies(kept);
	await page.goto("/");
	await expect(page).toHaveURL("/sign-in");
});

test("answers no other host name and no write from another site", async ({ whence, request }) => {
	const rebound = await request.get(`${whence.url}/api/v1/health`, { headers: { host: "evil.example" } });
	expect(rebound.status()).toBe(403);
	const foreign = await request.post(`${whence.url}/api/v1/transforms`, {
		headers: { origin: "https://evil.example", authorization: `Bearer ${whence.token}` },
		data: { name: "x", type: "pipeline" },
	});
	expect(foreign.status()).toBe(403);
});
