import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runs } from "../../../db/schema/index.ts";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { saveText } from "../files/save-text.ts";
import { startRun } from "../testing/save.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { addRunInput } from "./add-run-input.ts";
import { addRunOutput } from "./add-run-output.ts";
import { createRun } from "./create-run.ts";
import { finishRun } from "./finish-run.ts";
import { getRun } from "./get-run.ts";
import { heartbeatRun } from "./heartbeat-run.ts";
import { listRunInputs } from "./list-run-inputs.ts";
import { listRuns } from "./list-runs.ts";
import { retractRunInput } from "./retract-run-input.ts";
import { retractRunOutput } from "./retract-run-output.ts";
import { updateRun } from "./update-run.ts";

describe.each(testDrivers)("runs on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	it("runs from its first edge when no process tracks it", async () => {
		const ctx = world.contributor;
		const { transform } = await startRun(ctx);
		const run = await createRun({ ctx, input: { transformUid: transform.uid, status: "scheduled" } });
		expect(run).toMatchObject({ status: "scheduled", startedAt: null });
		await saveText(ctx, "first edge", { key: "first-edge", runUid: run.uid });
		expect((await getRun({ ctx, input: { uid: run.uid } })).status).toBe("running");
	});

	it("is lost when no heartbeat came for 60 s, and running again when it returns", async () => {
		const ctx = world.contributor;
		const { transform } = await startRun(ctx);
		const run = await createRun({ ctx, input: { transformUid: transform.uid, hasHeartbeat: true } });
		await ctx.db
			.update(runs)
			.set({ heartbeatAt: sql`now() - interval '61 seconds'` })
			.where(eq(runs.uid, run.uid));
		expect((await getRun({ ctx, input: { uid: run.uid } })).status).toBe("lost");
		const lost = await listRuns({ ctx, input: { status: "lost" } });
		expect(lost.items.map(({ uid }) => uid)).toEqual([run.uid]);
		await heartbeatRun({ ctx, input: { uid: run.uid } });
		expect((await getRun({ ctx, input: { uid: run.uid } })).status).toBe("running");
	});

	it("gives the same run for the same external source and id", async () => {
		const ctx = world.contributor;
		const { transform } = await startRun(ctx);
		const input = { transformUid: transform.uid, externalSource: "airflow", externalId: "job-1" };
		const [one, two] = [await createRun({ ctx, input }), await createRun({ ctx, input })];
		expect(two.uid).toBe(one.uid);
		const half = createRun({ ctx, input: { transformUid: transform.uid, externalSource: "airflow" } });
		await expect(half).rejects.toMatchObject({ code: "invalid" });
	});

	it("points a running run to the code that really ran, and never one that has ended", async () => {
		const ctx = world.contributor;
		const { run } = await startRun(ctx, "before");
		const { transform } = await startRun(ctx, "after");
		const moved = await updateRun({ ctx, input: { uid: run.uid, transformUid: transform.uid } });
		expect(moved.transform.uid).toBe(transform.uid);
		await finishRun({ ctx, input: { uid: run.uid, status: "completed", exitCode: 0 } });
		const again = updateRun({ ctx, input: { uid: run.uid, transformUid: run.transform.uid } });
		await expect(again).rejects.toMatchObject({ code: "conflict" });
	});

	it("retracts edges with a reason, and never deletes them", async () => {
		const ctx = world.contributor;
		const { file } = await saveText(ctx, "read by mistake", { key: "mistake" });
		const { run } = await startRun(ctx);
		await addRunInput({ ctx, input: { runUid: run.uid, fileUid: file.uid } });
		await retractRunInput({ ctx, input: { runUid: run.uid, fileUid: file.uid, reason: "wrong file" } });
		expect((await listRunInputs({ ctx, input: { uid: run.uid } })).items).toEqual([]);
		const all = await listRunInputs({ ctx, input: { uid: run.uid, retracted: true } });
		expect(all.items[0]).toMatchObject({
			retractedReason: "wrong file",
			retractedBy: { handle: "contributor" },
		});
		await addRunInput({ ctx, input: { runUid: run.uid, fileUid: file.uid } });
		expect((await listRunInputs({ ctx, input: { uid: run.uid } })).items).toHaveLength(1);
	});

	it("has at most one created output per file: the next maker recreates", async () => {
		const ctx = world.contributor;
		const { file } = await saveText(ctx, "made", { key: "made" });
		const [one, two] = [await startRun(ctx), await startRun(ctx)];
		const first = await addRunOutput({ ctx, input: { runUid: one.run.uid, fileUid: file.uid } });
		const second = await addRunOutput({ ctx, input: { runUid: two.run.uid, fileUid: file.uid } });
		expect([first.kind, second.kind]).toEqual(["created", "recreated"]);
	});

	it("lets contributors end and change only their own runs, admins all", async () => {
		const { run } = await startRun(world.contributor);
		const other = await world.person(`other-${driver}`);
		const input = { uid: run.uid, status: "failed" as const };
		await expect(finishRun({ ctx: other, input })).rejects.toMatchObject({ code: "forbidden" });
		await expect(finishRun({ ctx: world.admin, input })).resolves.toMatchObject({ status: "failed" });
	});

	it("sorts by a time that may be missing, without losing a row between pages", async () => {
		const ctx = await world.person(`sorter-${driver}`);
		const { transform } = await startRun(ctx);
		for (let i = 0; i < 3; i++) {
			const run = await createRun({ ctx, input: { transformUid: transform.uid } });
			if (i > 0) await finishRun({ ctx, input: { uid: run.uid, status: "completed" } });
		}
		for (const dir of ["asc", "desc"] as const) {
			const seen = new Set<string>();
			let cursor: string | undefined;
			do {
				const page = await listRuns({
					ctx,
					input: {
						createdBy: ctx.actor.handle,
						sort: "finishedAt",
						dir,
						limit: 1,
						...(cursor ? { cursor } : {}),
					},
				});
				for (const { uid } of page.items) seen.add(uid);
				cursor = page.nextCursor ?? undefined;
			} while (cursor);
			expect(seen.size).toBe(4);
		}
	});

	it("refuses a viewer", async () => {
		const ctx = world.viewer;
		const { run, transform } = await startRun(world.contributor);
		const { file } = await saveText(world.contributor, "viewed", { key: "viewed" });
		const edge = { runUid: run.uid, fileUid: file.uid };
		for (const write of [
			createRun({ ctx, input: { transformUid: transform.uid } }),
			updateRun({ ctx, input: { uid: run.uid, name: "no" } }),
			heartbeatRun({ ctx, input: { uid: run.uid } }),
			finishRun({ ctx, input: { uid: run.uid, status: "failed" } }),
			addRunInput({ ctx, input: edge }),
			addRunOutput({ ctx, input: edge }),
			retractRunInput({ ctx, input: { ...edge, reason: "no" } }),
			retractRunOutput({ ctx, input: { ...edge, reason: "no" } }),
		]) {
			await expect(write).rejects.toMatchObject({ code: "forbidden" });
		}
	});
});
