import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AuditEventView, AuditVerifyView } from "../contracts/audit.ts";
import type { CustodyView } from "../contracts/custody.ts";
import { createSealer } from "../services/audit/sealer.ts";
import { type TestApi, testApi } from "./testing.ts";

describe("the audit over HTTP", () => {
	let api: TestApi;
	let fileUid: string;
	let admin: string;
	let viewer: string;
	beforeAll(async () => {
		api = await testApi();
		const writer = await api.tokenOf(api.world.contributor);
		const bytes = new TextEncoder().encode("sample,reads\na,12\n");
		const hash = createHash("sha256").update(bytes).digest("hex");
		await api.ask(writer, "PUT", `/storages/default/blobs/${hash}`, bytes, {
			"x-whence-size": String(bytes.length),
		});
		const content = { kind: "blob", hash, sizeBytes: bytes.length };
		const saved = await api.ask(writer, "POST", "/files", { key: "=HYPERLINK(1).csv", content });
		fileUid = (await saved.json()).file.uid;
		admin = await api.tokenOf(api.world.admin);
		viewer = await api.tokenOf(api.world.viewer);
		const body = { kind: "file", uid: fileUid, tag: "gold" };
		await api.ask(writer, "POST", "/tags", body);
		await seal();
	});
	afterAll(() => api.world.close());
	const seal = () => {
		const { db, instance, auditor } = api.runtime;
		const onError = (error: unknown) => api.unexpected.push(error);
		return createSealer(db, { instanceUid: instance.uid, trust: auditor.trust, onError }).close();
	};
	const linesOf = async (response: Response) =>
		(await response.text())
			.trimEnd()
			.split("\n")
			.map((line) => JSON.parse(line) as AuditEventView & { link?: object; whence?: string });

	it("says whether the history is whole, to whoever may read", async () => {
		const view: AuditVerifyView = await (await api.ask(viewer, "GET", "/audit/verify")).json();
		expect(view).toMatchObject({ isWhole: true, unsealedCount: 0 });
		expect(view.sealedCount).toBeGreaterThan(3);
		const keys = await (await api.ask(viewer, "GET", "/audit/keys")).json();
		expect(keys).toMatchObject({ keys: [{ sinceN: 1, publicKey: view.keys[0]?.publicKey }] });
		expect((await api.ask(null, "GET", "/audit/verify")).status).toBe(401);
	});

	it("exports with seals and addresses to admins, without either to others", async () => {
		const sealed = await api.ask(admin, "GET", "/audit/export");
		expect(sealed.headers.get("content-disposition")).toBe('attachment; filename="audit.ndjson"');
		const [head, ...events] = await linesOf(sealed);
		const end = events.pop();
		expect(head).toMatchObject({ whence: "audit", isWhole: true });
		expect(end).toMatchObject({ whence: "end", count: events.length, unsealedBlankings: [] });
		expect(events.every(({ link }) => link !== undefined)).toBe(true);
		expect(events.map(({ sealNo }) => sealNo)).toEqual(events.map((_, index) => index + 1));
		const [, ...bare] = await linesOf(await api.ask(viewer, "GET", "/audit/export"));
		expect(bare).toHaveLength(events.length);
		expect(bare.every((event) => event.link === undefined && event.address === null)).toBe(true);
	});

	it("exports what the filters leave as CSV that no spreadsheet runs, and refuses unknown ones", async () => {
		const csv = await (await api.ask(viewer, "GET", "/audit/export?format=csv&action=file.tag")).text();
		const [head, first, ...rest] = csv.trimEnd().split("\r\n");
		expect(head).toBe("seal,id,at,actor,token,via,action,kind,uid,label,before,after");
		expect(first).toContain(",'=HYPERLINK(1).csv,");
		expect(rest).toEqual([]);
		expect((await api.ask(viewer, "GET", "/audit/export?colour=red")).status).toBe(400);
		expect((await api.ask(viewer, "GET", "/audit/export?format=xml")).status).toBe(400);
	});

	it("blanks what an event says for admins alone", async () => {
		const page = await (await api.ask(viewer, "GET", "/audit?action=file.tag")).json();
		const path = `/audit/${page.items[0].id}/blank`;
		expect((await api.ask(viewer, "POST", path, { reason: "personal" })).status).toBe(403);
		expect((await api.ask(admin, "POST", path, { reason: "" })).status).toBe(400);
		const blanked = await api.ask(admin, "POST", path, { reason: "personal" });
		expect(await blanked.json()).toMatchObject({ after: null, blankedBy: { handle: "admin" } });
		expect((await api.ask(admin, "POST", path, { reason: "personal" })).status).toBe(409);
		expect((await api.ask(admin, "POST", "/audit/12345678/blank", { reason: "personal" })).status).toBe(404);
	});

	it("tells a file's whole custody, downloads too where they are logged", async () => {
		const custody = async (): Promise<CustodyView> =>
			(await api.ask(viewer, "GET", `/files/${fileUid}/custody`)).json();
		const actions = async () => (await custody()).events.map(({ action }) => action);
		const download = () => api.ask(viewer, "GET", `/files/${fileUid}/content`);
		await download();
		expect(await actions()).not.toContain("file.download");
		Object.assign(api.runtime.env, { logsDownloads: true });
		await download();
		// A viewer of ranges reads a file many times: that is one download.
		await api.ask(viewer, "GET", `/files/${fileUid}/content`, undefined, { range: "bytes=0-1" });
		expect((await actions()).filter((action) => action === "file.download")).toHaveLength(1);
		expect(await custody()).toMatchObject({
			file: { uid: fileUid },
			logsDownloads: true,
			derivedCount: 0,
			eventCount: (await actions()).length,
		});
		expect((await api.ask(viewer, "GET", "/files/AAAAAAAAAAAA/custody")).status).toBe(404);
		expect(api.unexpected).toEqual([]);
	});
});
