import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FacetsView } from "../../contracts/facets.ts";
import type { FileView } from "../../contracts/files.ts";
import { addTag } from "../../services/tags/add-tag.ts";
import { type MadeRecord, makeFile, makeRun, makeTransform } from "../../services/testing/records.ts";
import { type TestApi, testApi } from "../testing.ts";

describe("registries over HTTP", () => {
	let api: TestApi;
	let token: string;
	let bam: MadeRecord;
	let csv: MadeRecord;
	const ask = (path: string) => api.ask(token, "GET", path);
	beforeAll(async () => {
		api = await testApi();
		const { admin, viewer } = api.world;
		token = await api.tokenOf(viewer);
		bam = await makeFile(admin, { key: "a/one.bam", description: "=HYPERLINK(1)" });
		csv = await makeFile(admin, { key: "a/two, three.csv" });
		await makeFile(admin, { key: "README" });
		await addTag({ ctx: admin, input: { kind: "file", uid: bam.uid, tag: "gold" } });
		await makeRun(admin, await makeTransform(admin, { key: "t" }), { name: "+run" });
	});
	afterAll(() => api.world.close());

	it("takes one value of a filter, or several", async () => {
		const total = async (query: string) =>
			((await (await ask(`/files?${query}`)).json()) as { total: number }).total;
		expect(await total("suffix=.bam")).toBe(1);
		expect(await total("suffix=.bam&suffix=.csv")).toBe(2);
		expect(await total("suffix=none")).toBe(1);
		expect(await total("suffix=.bam&suffix=.csv&tag=gold")).toBe(1);
	});

	it("names the field and what it may be, for a value that there is not", async () => {
		for (const query of ["type=song", "type=file&type=song"]) {
			const response = await ask(`/files?${query}`);
			expect(response.status).toBe(400);
			const problem = (await response.json()) as { detail: string; field: string };
			expect(problem.field).toMatch(/^type/);
			expect(problem.detail).toContain("folder");
		}
	});

	it("answers the facets that are asked for", async () => {
		const view = (await (await ask("/files/facets?of=suffix&of=tag&suffix=.bam")).json()) as FacetsView;
		expect(view.facets.map(({ field, values }) => [field, values.map(({ value }) => value)])).toEqual([
			["suffix", [".bam", ".csv", "none"]],
			["tag", ["gold"]],
		]);
		expect((await ask("/files/facets?of=colour")).status).toBe(400);
	});

	it("exports what the filters find as CSV, harmless to spreadsheets", async () => {
		const response = await ask("/files/export?sort=key&suffix=.bam&suffix=.csv");
		expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
		expect(response.headers.get("content-disposition")).toBe('attachment; filename="files.csv"');
		const lines = (await response.text()).trimEnd().split("\r\n");
		expect(lines).toHaveLength(3);
		expect(lines[1]).toContain(`${bam.uid},a/one.bam,1,file,.bam,`);
		expect(lines[1]).toContain(",gold,'=HYPERLINK(1),");
		expect(lines[2]).toContain('"a/two, three.csv"');
		expect(await (await ask("/runs/export")).text()).toContain(",'+run,completed,t,");
		for (const path of ["/transforms/export", "/users/export"]) expect((await ask(path)).status).toBe(200);
	});

	it("exports some uids as lines of JSON, and refuses what is no filter", async () => {
		const body = { uids: [csv.uid], format: "ndjson" };
		const response = await api.ask(token, "POST", "/files/export", body);
		expect(response.headers.get("content-type")).toBe("application/x-ndjson");
		const lines = (await response.text()).trimEnd().split("\n");
		expect(lines.map((line) => (JSON.parse(line) as FileView).key)).toEqual(["a/two, three.csv"]);
		expect((await ask("/files/export?limit=3")).status).toBe(400);
		expect((await ask("/files/export?format=xlsx")).status).toBe(400);
	});
});
