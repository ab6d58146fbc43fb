import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { deleteFiles } from "./delete-files.ts";
import { registerFile } from "./register-file.ts";
import { saveText } from "./save-text.ts";
import { verifyFile } from "./verify-file.ts";

describe.each(testDrivers)("verifying a file on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());
	const inPlace = async (name: string, type: "file" | "folder" = "file") =>
		(
			await registerFile({
				ctx: world.admin,
				input: { type, content: { kind: "path", path: join(world.root, name) } },
			})
		).file;

	it("says that bytes are the recorded ones, tells how far it is, and is audited", async () => {
		const { file } = await saveText(world.admin, "x".repeat(3_000_000), { key: "good.txt" });
		const told: number[] = [];
		const verified = await verifyFile({
			ctx: world.contributor,
			input: { uid: file.uid },
			onProgress: (done) => told.push(done),
		});
		expect(verified).toMatchObject({ state: "present", foundHash: file.hash, readBytes: 3_000_000 });
		expect(told.at(-1)).toBe(3_000_000);
		expect(Date.parse(verified.file.verifiedAt ?? "")).toBeGreaterThanOrEqual(
			Date.parse(file.verifiedAt ?? ""),
		);
		const { items } = await listAuditEvents({
			ctx: world.admin,
			input: { entityKind: "file", entityUid: file.uid },
		});
		expect(items[0]).toMatchObject({
			action: "file.verify",
			actor: { handle: "contributor" },
			before: { state: "present", hash: file.hash },
			after: { state: "present", hash: file.hash },
		});
	});

	it("finds bytes that changed with the same size and time, that came back, and that are gone", async () => {
		const path = join(world.root, "here.txt");
		await writeFile(path, "one");
		const file = await inPlace("here.txt");
		await writeFile(path, "two");
		const changed = await verifyFile({ ctx: world.admin, input: { uid: file.uid } });
		expect(changed).toMatchObject({ state: "changed", file: { blobState: "changed" } });
		expect(changed.foundHash).not.toBe(file.hash);
		await writeFile(path, "one");
		expect(await verifyFile({ ctx: world.admin, input: { uid: file.uid } })).toMatchObject({
			state: "present",
			file: { blobState: "present" },
		});
		await rm(path);
		expect(await verifyFile({ ctx: world.admin, input: { uid: file.uid } })).toMatchObject({
			state: "missing",
			foundHash: null,
			file: { blobState: "missing" },
		});
	});

	it("reads folders whole", async () => {
		await mkdir(join(world.root, "many"));
		await writeFile(join(world.root, "many", "one.txt"), "1");
		const folder = await inPlace("many", "folder");
		expect(await verifyFile({ ctx: world.admin, input: { uid: folder.uid } })).toMatchObject({
			state: "present",
		});
		await writeFile(join(world.root, "many", "one.txt"), "2");
		expect(await verifyFile({ ctx: world.admin, input: { uid: folder.uid } })).toMatchObject({
			state: "changed",
		});
	});

	it("records nothing when it is stopped", async () => {
		const { file } = await saveText(world.admin, "y".repeat(5_000_000), { key: "stopped.txt" });
		const controller = new AbortController();
		const stopped = verifyFile({
			ctx: world.admin,
			input: { uid: file.uid },
			onProgress: () => controller.abort(new Error("stop")),
			signal: controller.signal,
		});
		await expect(stopped).rejects.toThrow("stop");
		const { items } = await listAuditEvents({
			ctx: world.admin,
			input: { entityKind: "file", entityUid: file.uid },
		});
		expect(items.map(({ action }) => action)).toEqual(["file.register"]);
	});

	it("refuses a viewer, and what has no bytes any more", async () => {
		const { file } = await saveText(world.admin, "gone", { key: "gone.txt" });
		await expect(verifyFile({ ctx: world.viewer, input: { uid: file.uid } })).rejects.toMatchObject({
			code: "forbidden",
		});
		await deleteFiles({ ctx: world.admin, input: { uids: [file.uid] } });
		await expect(verifyFile({ ctx: world.admin, input: { uid: file.uid } })).rejects.toMatchObject({
			code: "invalid",
		});
	});
});
