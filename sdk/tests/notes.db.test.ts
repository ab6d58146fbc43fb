import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { File, User } from "../src/index.ts";
import { startTestServer, type TestServer, useServer } from "./support.ts";

describe("notes, tags and people", () => {
	let server: TestServer;
	let file: File;
	beforeAll(async () => {
		server = await startTestServer();
		useServer(server);
		const path = join(server.folder, "reads.txt");
		await writeFile(path, "reads");
		file = await new File(path, { key: "reads.txt" }).save();
	});
	afterAll(() => server.stop());

	test("write, rewrite, delete and bring back a note, with all that it said", async () => {
		const note = await file.notes.add("Lane 2 looks odd.");
		const again = (await file.notes.all())[0];
		await note.edit("Lane 3 looks odd.");
		await expect(again?.edit("mine")).rejects.toMatchObject({
			code: "conflict",
			current: { revision: 2, value: { body: "Lane 3 looks odd." }, changedBy: { handle: "testuser1" } },
		});
		await note.delete();
		expect(await file.notes.all()).toEqual([]);
		expect((await file.notes.all({ deleted: true })).map(({ isDeleted }) => isDeleted)).toEqual([true]);
		await note.restore();
		const bodies: string[] = [];
		for await (const each of file.notes) bodies.push(each.body);
		expect(bodies).toEqual(["Lane 3 looks odd."]);
		expect((await note.versions()).map(({ change, by }) => [change, by.handle])).toEqual([
			["restored", "testuser1"],
			["deleted", "testuser1"],
			["edited", "testuser1"],
			["written", "testuser1"],
		]);
	});

	test("tag with words and values, and find by both", async () => {
		expect(await file.tag("pilot", "qc=failed")).toEqual(["pilot", "qc=failed"]);
		expect(await file.tag("qc=passed")).toEqual(["pilot", "qc=passed"]);
		expect(await File.select({ tag: "qc" }).count()).toBe(1);
		expect(await File.select({ tag: "qc=failed" }).count()).toBe(0);
		expect(await file.untag("pilot")).toEqual(["qc=passed"]);
	});

	test("refuse to deactivate oneself, and to hand over what is somebody's who is here", async () => {
		const me = await User.me();
		await expect(me.deactivate()).rejects.toMatchObject({ code: "conflict" });
		await expect(me.handOverTo(me)).rejects.toMatchObject({ code: "conflict" });
		expect((await (await me.takeBack()).reactivate()).handle).toBe("testuser1");
	});
});
