import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunHistory } from "../contracts/run-history.ts";
import type { TransformComparison } from "../contracts/transform-comparison.ts";
import { createTransform } from "../services/transforms/create-transform.ts";
import { type TestApi, testApi } from "./testing.ts";

describe("the API of a transform's page", () => {
	let api: TestApi;
	let viewer: string;
	beforeAll(async () => {
		api = await testApi();
		viewer = await api.tokenOf(api.world.viewer);
	});
	afterAll(async () => {
		expect(api.unexpected).toEqual([]);
		await api.world.close();
	});
	const save = async (key: string, source?: string) =>
		createTransform({ ctx: api.world.admin, input: { key, ...(source === undefined ? {} : { source }) } });

	it("says what changed since another version", async () => {
		const [one, two] = [await save("qc.py", "a\nb\n"), await save("qc.py", "a\nc\n")];
		const response = await api.ask(viewer, "GET", `/transforms/${two.uid}/compare?older=${one.uid}`);
		expect(response.status).toBe(200);
		const comparison = (await response.json()) as TransformComparison;
		expect(comparison).toMatchObject({ outcome: "changed", by: "lines", added: 1, removed: 1 });
		expect(comparison.older.uid).toBe(one.uid);
		expect((await api.ask(viewer, "GET", `/transforms/${two.uid}/compare`)).status).toBe(400);
		expect((await api.ask(viewer, "GET", `/transforms/${two.uid}/compare?older=none`)).status).toBe(404);
	});

	it("tells of the newest runs", async () => {
		const { uid } = await save("ran.py", "a");
		const response = await api.ask(viewer, "GET", `/transforms/${uid}/history?versions=all&limit=5`);
		expect((await response.json()) as RunHistory).toMatchObject({ runs: [], isWhole: true, medianMs: null });
		expect((await api.ask(viewer, "GET", `/transforms/${uid}/history?versions=some`)).status).toBe(400);
	});

	it("sends the source as text to save, without any power", async () => {
		const source = "<script>alert(1)</script>\n";
		const { uid } = await save('odd/a "name" ü.html', source);
		const response = await api.ask(viewer, "GET", `/transforms/${uid}/source/text`);
		expect(await response.text()).toBe(source);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			"content-type": "text/plain; charset=utf-8",
			"content-disposition": `attachment; filename="a _name_ _.html"; filename*=UTF-8''a%20%22name%22%20%C3%BC.html`,
			"content-security-policy": "sandbox; default-src 'none'",
			"x-content-type-options": "nosniff",
		});
		const etag = response.headers.get("etag") ?? "";
		const again = await api.ask(viewer, "GET", `/transforms/${uid}/source/text`, undefined, {
			"if-none-match": etag,
		});
		expect(again.status).toBe(304);
		const bare = await save("bare");
		expect((await api.ask(viewer, "GET", `/transforms/${bare.uid}/source/text`)).status).toBe(404);
	});
});
