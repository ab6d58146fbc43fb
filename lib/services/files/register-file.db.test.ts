import { mkdir, readFile, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import { addRunInput } from "../runs/add-run-input.ts";
import { finishRun } from "../runs/finish-run.ts";
import { getRun } from "../runs/get-run.ts";
import { listRunInputs } from "../runs/list-run-inputs.ts";
import { listRunOutputs } from "../runs/list-run-outputs.ts";
import { startRun } from "../testing/save.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { archiveFiles } from "./archive-files.ts";
import { deleteFiles } from "./delete-files.ts";
import { getFile } from "./get-file.ts";
import { listFiles } from "./list-files.ts";
import { openFileContent } from "./open-file-content.ts";
import { registerFile } from "./register-file.ts";
import { saveText } from "./save-text.ts";

describe.each(testDrivers)("saving a file on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	it("gives content equal to the latest version that record, and adds the later run as recreated", async () => {
		const ctx = world.contributor;
		const first = await startRun(ctx);
		const saved = await saveText(ctx, "same", { key: "same.txt", runUid: first.run.uid });
		expect(saved).toMatchObject({ outcome: "created", edge: "created" });
		const second = await startRun(ctx);
		const again = await saveText(ctx, "same", { key: "same.txt", runUid: second.run.uid });
		expect(again).toMatchObject({ outcome: "unchanged", edge: "recreated" });
		expect(again.file.uid).toBe(saved.file.uid);
		expect(again.file.run?.uid).toBe(first.run.uid);
		const outputs = await listRunOutputs({ ctx, input: { uid: second.run.uid } });
		expect(outputs.items.map(({ kind, file }) => [kind, file.key])).toEqual([["recreated", "same.txt"]]);
	});

	it("gives content equal to an older version a new version, 'same content as v1' (save A, B, A)", async () => {
		const ctx = world.contributor;
		const a = await saveText(ctx, "A", { key: "aba.txt" });
		const b = await saveText(ctx, "B", { key: "aba.txt" });
		const back = await saveText(ctx, "A", { key: "aba.txt" });
		expect([a, b, back].map(({ outcome, file }) => [outcome, file.versionNo])).toEqual([
			["created", 1],
			["new_version", 2],
			["reverted", 3],
		]);
		expect(back.message).toContain("same content as v1");
		expect(back.file).toMatchObject({ sameContentAs: 1, isLatest: true });
		expect((await getFile({ ctx, input: { uid: a.file.uid } })).isLatest).toBe(false);
		expect((await getFile({ ctx, input: { uid: a.file.familyUid } })).versionNo).toBe(3);
	});

	it("gives the same content under another key its own record, with the bytes stored once", async () => {
		const ctx = world.contributor;
		const one = await saveText(ctx, "shared bytes", { key: "one.txt" });
		const two = await saveText(ctx, "shared bytes", { key: "two.txt" });
		expect(two.file.uid).not.toBe(one.file.uid);
		expect(two.file.path).toBe(one.file.path);
		expect(await readFile(two.file.path ?? "", "utf8")).toBe("shared bytes");
	});

	it("takes the file name as key when that family is new or was made by this same transform, else asks", async () => {
		const ctx = world.contributor;
		const mine = await startRun(ctx, "mine");
		await saveText(ctx, "1", { name: "plain.txt", runUid: mine.run.uid });
		const next = await saveText(ctx, "2", { name: "plain.txt", runUid: mine.run.uid });
		expect(next.file).toMatchObject({ key: "plain.txt", versionNo: 2 });
		const other = await startRun(ctx, "other");
		const clash = saveText(ctx, "3", { name: "plain.txt", runUid: other.run.uid });
		await expect(clash).rejects.toMatchObject({ code: "conflict", field: "key" });
		await expect(saveText(ctx, "4", { name: "plain.txt" })).rejects.toMatchObject({ code: "conflict" });
	});

	it("is allowed outside a run: provenance says saved by hand", async () => {
		const saved = await saveText(world.contributor, "by hand", { key: "hand.txt" });
		expect(saved).toMatchObject({ edge: null, file: { run: null, transform: null } });
		expect(saved.file.createdBy.handle).toBe("contributor");
	});

	it("refuses a record whose bytes were never uploaded, and writes nothing", async () => {
		const ctx = world.contributor;
		const content = { kind: "blob" as const, hash: "0".repeat(64), sizeBytes: 3 };
		await expect(registerFile({ ctx, input: { key: "ghost.txt", content } })).rejects.toMatchObject({
			code: "invalid",
			field: "content.hash",
		});
		expect((await listFiles({ ctx, input: { key: "ghost.txt" } })).items).toEqual([]);
	});

	it("registers a path inside a storage in place, not copied and never touched", async () => {
		const ctx = world.contributor;
		await mkdir(join(world.root, "raw"), { recursive: true });
		const path = join(world.root, "raw", "-odd 'name' 🧬.txt");
		await writeFile(path, "in place");
		const { file } = await registerFile({ ctx, input: { content: { kind: "path", path } } });
		expect(file).toMatchObject({ key: "raw/-odd 'name' 🧬.txt", isManaged: false, path });
		const opened = await openFileContent({ ctx, input: { uid: file.uid } });
		expect(opened.path).toBe(path);
	});

	it("answers content_changed rather than serve other bytes under an old hash", async () => {
		const ctx = world.contributor;
		const path = join(world.root, "mutable.txt");
		await writeFile(path, "before");
		const { file } = await registerFile({ ctx, input: { content: { kind: "path", path } } });
		await writeFile(path, "after!");
		await utimes(path, new Date(), new Date(Date.now() + 5000));
		await expect(openFileContent({ ctx, input: { uid: file.uid } })).rejects.toMatchObject({
			code: "content_changed",
		});
		expect((await getFile({ ctx, input: { uid: file.uid } })).blobState).toBe("changed");
		const next = await registerFile({ ctx, input: { content: { kind: "path", path } } });
		expect(next.file.versionNo).toBe(2);
		await expect(openFileContent({ ctx, input: { uid: next.file.uid } })).resolves.toMatchObject({ path });
	});

	it("refuses paths that leave the storage, by '..' or by a place outside", async () => {
		const ctx = world.contributor;
		for (const path of [
			`${world.root}/raw/../../etc/passwd`,
			"/etc/passwd",
			join(world.root, ".whence", "storage.json"),
		]) {
			await expect(registerFile({ ctx, input: { content: { kind: "path", path } } })).rejects.toMatchObject({
				code: "invalid",
			});
		}
	});

	it("registers a folder in place by its canonical manifest", async () => {
		const ctx = world.contributor;
		const path = join(world.root, "folder");
		await mkdir(path);
		await writeFile(join(path, "a"), "1");
		await writeFile(join(path, "b"), "22");
		const first = await registerFile({ ctx, input: { type: "folder", content: { kind: "path", path } } });
		expect(first.file).toMatchObject({ type: "folder", key: "folder", sizeBytes: 3 });
		await writeFile(join(path, "c"), "333");
		const second = await registerFile({ ctx, input: { type: "folder", content: { kind: "path", path } } });
		expect(second.file).toMatchObject({ versionNo: 2, sizeBytes: 6 });
	});

	it("restores archived content that is saved again, and says so", async () => {
		const ctx = world.contributor;
		const { file } = await saveText(ctx, "archived", { key: "archived.txt" });
		await archiveFiles({ ctx, input: { uids: [file.uid] } });
		expect((await listFiles({ ctx, input: { key: "archived.txt" } })).items).toEqual([]);
		const again = await saveText(ctx, "archived", { key: "archived.txt" });
		expect(again).toMatchObject({ outcome: "restored", file: { uid: file.uid, archivedAt: null } });
		expect(again.message).toContain("restored");
	});

	it("leaves a tombstone on delete; saving again makes a new version beside it", async () => {
		const ctx = world.contributor;
		const { file } = await saveText(ctx, "deleted", { key: "deleted.txt" });
		const [tombstone] = await deleteFiles({ ctx, input: { uids: [file.uid] } });
		expect(tombstone).toMatchObject({
			deletedBy: { handle: "contributor" },
			hash: file.hash,
			key: "deleted.txt",
		});
		await expect(openFileContent({ ctx, input: { uid: file.uid } })).rejects.toMatchObject({
			code: "not_found",
		});
		const again = await saveText(ctx, "deleted", { key: "deleted.txt" });
		expect(again).toMatchObject({ outcome: "reverted", file: { versionNo: 2, deletedAt: null } });
	});

	it("makes no cycle: a run that saves its input unchanged gets one edge, the first", async () => {
		const ctx = world.contributor;
		const { file } = await saveText(ctx, "loop", { key: "loop.txt" });
		const { run } = await startRun(ctx);
		await addRunInput({ ctx, input: { runUid: run.uid, fileUid: file.uid } });
		const again = await saveText(ctx, "loop", { key: "loop.txt", runUid: run.uid });
		expect(again.edge).toBeNull();
		const own = await saveText(ctx, "own", { key: "own.txt", runUid: run.uid });
		const back = addRunInput({ ctx, input: { runUid: run.uid, fileUid: own.file.uid } });
		await expect(back).rejects.toMatchObject({ code: "conflict" });
		expect((await listRunInputs({ ctx, input: { uid: run.uid } })).items).toHaveLength(1);
	});

	it("accepts late edges and marks them; terminal states never flip back", async () => {
		const ctx = world.contributor;
		const { run } = await startRun(ctx);
		await finishRun({ ctx, input: { uid: run.uid, status: "completed" } });
		await saveText(ctx, "late", { key: "late.txt", runUid: run.uid });
		const [edge] = (await listRunOutputs({ ctx, input: { uid: run.uid } })).items;
		expect(edge).toMatchObject({ isLate: true, kind: "created" });
		expect((await getRun({ ctx, input: { uid: run.uid } })).status).toBe("completed");
		await expect(finishRun({ ctx, input: { uid: run.uid, status: "failed" } })).rejects.toMatchObject({
			code: "conflict",
		});
	});

	it("keeps every one of many saves of one key at once, each as a version", async () => {
		const ctx = world.contributor;
		const saved = await Promise.all(
			Array.from({ length: 8 }, (_, i) => saveText(ctx, `content ${i}`, { key: "contended.txt" })),
		);
		expect(saved.map(({ file }) => file.versionNo).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
		expect((await listFiles({ ctx, input: { key: "contended.txt" } })).items).toHaveLength(1);
	});

	it("says that a file is stale when an input of its run has a newer version", async () => {
		const ctx = world.contributor;
		const source = await saveText(ctx, "v1", { key: "source.txt" });
		const { run } = await startRun(ctx);
		await addRunInput({ ctx, input: { runUid: run.uid, fileUid: source.file.uid } });
		const made = await saveText(ctx, "derived", { key: "derived.txt", runUid: run.uid });
		expect(made.file.staleInputs).toEqual([]);
		await saveText(ctx, "v2", { key: "source.txt" });
		const [stale] = (await getFile({ ctx, input: { uid: made.file.uid } })).staleInputs;
		expect(stale).toMatchObject({ key: "source.txt", madeFromVersionNo: 1, latestVersionNo: 2 });
	});

	it("writes one audit event with every save that changed something, and none with one that did not", async () => {
		const ctx = world.contributor;
		const { file } = await saveText(ctx, "audited", { key: "audited.txt" });
		await saveText(ctx, "audited", { key: "audited.txt" });
		const events = await listAuditEvents({ ctx, input: { entityKind: "file", entityUid: file.uid } });
		expect(events.items.map(({ action, actor }) => [action, actor?.handle])).toEqual([
			["file.register", "contributor"],
		]);
	});

	it("refuses a viewer", async () => {
		await expect(saveText(world.viewer, "no", { key: "no.txt" })).rejects.toMatchObject({
			code: "forbidden",
		});
	});

	it("keeps managed bytes read-only", async () => {
		const { file } = await saveText(world.contributor, "immutable", { key: "immutable.txt" });
		const { mode } = await stat(file.path ?? "");
		expect(mode & 0o222).toBe(0);
	});
});
