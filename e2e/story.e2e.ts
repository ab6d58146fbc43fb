import { expect, test } from "./journey.ts";

test.use({ world: "story" });

// The example makes its own assertions, call by call; here is what people then see of it.

test("the overview counts the story's records and lists the newest", async ({ page }) => {
	await page.goto("/");
	await expect(page.getByRole("link", { name: /transforms/i }).first()).toBeVisible();
	await expect(page.getByRole("link", { name: "bams/output.bam" })).toBeVisible();
	await expect(page.getByRole("link", { name: "fastqs/input.fastq.gz" })).toBeVisible();
});

test("the file has a transform and a run, and the transform its files", async ({ page, whence }) => {
	expect(whence.fastq.transform?.name).toBe("Track data lineage");
	expect(whence.fastq.run?.uid).toBe(whence.scriptRun.uid);
	await page.goto(`/transforms/${whence.script.uid}?tab=files`);
	await expect(page.getByRole("link", { name: "fastqs/input.fastq.gz" })).toBeVisible();
	await expect(page.getByRole("link", { name: "bams/output.bam" })).toHaveCount(0);
	await page.getByRole("link", { name: "Code" }).click();
	await expect(page.getByText("await ln.track();").first()).toBeVisible();
});

test("the run that made the BAM names its inputs and outputs", async ({ page, whence }) => {
	await page.goto(`/files/${whence.bam.uid}`);
	await expect(page.getByText(/^Ingested by testuser1/)).toContainText("of Cell Ranger 7.2.0");
	await expect(page.getByText(/^Ingested by testuser1/)).toContainText("from 1 file");
	await page.goto(`/runs/${whence.cellRangerRun.uid}`);
	const main = page.getByRole("main");
	await expect(main.getByText("completed").first()).toBeVisible();
	await expect(main.getByRole("link", { name: "fastqs/input.fastq.gz" })).toBeVisible();
	await expect(main.getByRole("link", { name: "bams/output.bam" })).toBeVisible();
});

test("a file shows what is in it: reads, unpacked, and the header of a BAM", async ({ page, whence }) => {
	await page.goto(`/files/${whence.fastq.uid}`);
	await expect(page.getByRole("region", { name: "Reads" })).toContainText(/WHENCE:\S+ \S+.*[ACGTN]{20}/);
	await page.goto(`/files/${whence.bam.uid}`);
	await expect(page.getByRole("region", { name: "File (@HD)" })).toBeVisible();
});

test("the FASTQ says which run used it, and the user what they ran", async ({ page, whence }) => {
	await page.goto(`/files/${whence.fastq.uid}?tab=used-by`);
	await expect(page.getByRole("listitem").filter({ hasText: "of Cell Ranger" })).toBeVisible();
	await page.goto("/users/testuser1");
	await expect(page.getByRole("listitem").filter({ hasText: "of Track data lineage" })).toBeVisible();
	await expect(page.getByRole("listitem").filter({ hasText: "of Cell Ranger" })).toBeVisible();
});

test("the command line tells the same story, and transforms are found by user and type", async ({
	whence,
}) => {
	const tree = whence.cli("lineage", "bams/output.bam");
	expect(tree).toMatch(/bams\/output\.bam[\s\S]*Cell Ranger[\s\S]*fastqs\/input\.fastq\.gz[\s\S]*Track data/);
	const names = whence.sdk(`
		const users = await ln.User.lookup({ field: "handle" });
		for (const t of await ln.Transform.select({ createdBy: users.testuser1 }).orderBy("name").all())
			console.log(t.type, t.name);
		const fastq = await ln.File.select({ key: "fastqs/input.fastq.gz" }).one();
		console.log(fastq.createdBy.handle, fastq.transform.name);
		const bam = await ln.File.select({ key: "bams/output.bam" }).one();
		console.log((await bam.run.inputs.all()).map((f) => f.key).join(), (await bam.run.outputs.all()).length);
	`);
	expect(names).toContain("pipeline Cell Ranger\nscript Track data lineage");
	expect(names).toContain("testuser1 Track data lineage");
	expect(names).toContain("fastqs/input.fastq.gz 1");
});

test("whence run puts any command's files into the lineage, its output untouched", async ({
	page,
	whence,
}) => {
	whence.sdk(`import { writeFileSync } from "node:fs"; writeFileSync("b a.txt", "b\\na\\n");`);
	const printed = whence.cli(
		...["run", "--transform", "sort", "--in", "b a.txt", "--out", "sorted.txt", "--"],
		...["sh", "-c", "sort 'b a.txt' > sorted.txt; cat sorted.txt"],
	);
	expect(printed).toContain("a\nb\n");
	await page.goto("/files?q=sorted.txt");
	await page.getByRole("link", { name: "sorted.txt" }).click();
	await expect(page.getByText(/^Ingested by testuser1/)).toContainText("of sort");
	await expect(page.getByText(/^Ingested by testuser1/)).toContainText("from 1 file");
});
