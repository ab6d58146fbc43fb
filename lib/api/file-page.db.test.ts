import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FileVerifyLine, FileVerifyView } from "../contracts/files.ts";
import { saveText } from "../services/files/save-text.ts";
import { type TestApi, testApi } from "./testing.ts";

describe("the API of a file's page", () => {
	let api: TestApi;
	let contributor: string;
	let viewer: string;
	beforeAll(async () => {
		api = await testApi();
		contributor = await api.tokenOf(api.world.contributor);
		viewer = await api.tokenOf(api.world.viewer);
	});
	afterAll(async () => {
		expect(api.unexpected).toEqual([]);
		await api.world.close();
	});
	const save = async (text: string, key: string) => (await saveText(api.world.admin, text, { key })).file;
	const ndjson = { accept: "application/x-ndjson" };
	const lines = async (response: Response) =>
		(await response.text())
			.trim()
			.split("\n")
			.map((line) => JSON.parse(line) as FileVerifyLine);

	it("sends a picture with its type and without power, and again only when it changed", async () => {
		const svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
		const { uid, hash } = await save(svg, "x.svg");
		const response = await api.ask(viewer, "GET", `/files/${uid}/picture`);
		expect(response.status).toBe(200);
		expect(await response.text()).toBe(svg);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			"content-type": "image/svg+xml",
			"content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
			"x-content-type-options": "nosniff",
			"cross-origin-resource-policy": "same-origin",
		});
		const again = await api.ask(viewer, "GET", `/files/${uid}/picture`, undefined, {
			"if-none-match": `"${hash}"`,
		});
		expect(again.status).toBe(304);
	});

	it("sends nothing as a picture that is none, whatever it is called", async () => {
		const { uid } = await save("<html><script>alert(1)</script></html>", "page.png");
		const response = await api.ask(viewer, "GET", `/files/${uid}/picture`);
		expect(response.status).toBe(400);
		expect(await response.json()).toMatchObject({ code: "invalid" });
	});

	it("verifies a file, at once or with progress", async () => {
		const { uid, hash } = await save("y".repeat(2_500_000), "big.txt");
		const atOnce = await api.ask(contributor, "POST", `/files/${uid}/verify`);
		expect((await atOnce.json()) as FileVerifyView).toMatchObject({ state: "present", foundHash: hash });
		const streamed = await api.ask(contributor, "POST", `/files/${uid}/verify`, undefined, ndjson);
		expect(streamed.headers.get("content-type")).toBe("application/x-ndjson");
		const said = await lines(streamed);
		expect(said.at(0)).toMatchObject({ kind: "progress", totalBytes: 2_500_000 });
		expect(said.at(-1)).toMatchObject({ kind: "result", result: { state: "present", readBytes: 2_500_000 } });
	});

	it("refuses a viewer who verifies, also in a stream", async () => {
		const { uid } = await save("z", "small.txt");
		expect((await api.ask(viewer, "POST", `/files/${uid}/verify`)).status).toBe(403);
		const said = await lines(await api.ask(viewer, "POST", `/files/${uid}/verify`, undefined, ndjson));
		expect(said).toMatchObject([{ kind: "error", code: "forbidden" }]);
	});
});
