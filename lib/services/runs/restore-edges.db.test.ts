import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import type { Ctx } from "../ctx.ts";
import { getLineage } from "../lineage/get-lineage.ts";
import {
	type MadeRecord,
	makeFile,
	makeInput,
	makeOutput,
	makeRun,
	makeTransform,
} from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { addRunInput } from "./add-run-input.ts";
import { addRunOutput } from "./add-run-output.ts";
import { listRunInputs } from "./list-run-inputs.ts";
import { listRunOutputs } from "./list-run-outputs.ts";
import { restoreRunInput } from "./restore-run-input.ts";
import { restoreRunOutput } from "./restore-run-output.ts";
import { retractRunInput } from "./retract-run-input.ts";
import { retractRunOutput } from "./retract-run-output.ts";

describe.each(testDrivers)("restoring edges on %s", (driver) => {
	let world: TestWorld;
	let ctx: Ctx;
	let code: MadeRecord;
	beforeAll(async () => {
		world = await testWorld(driver);
		ctx = world.contributor;
		code = await makeTransform(ctx);
	});
	afterAll(() => world.close());

	const longAgo = new Date("2024-03-01T12:00:00Z");
	async function read() {
		const [run, file] = [await makeRun(ctx, code, { createdAt: longAgo }), await makeFile(ctx)];
		await makeInput(ctx, run, file, { recordedAt: longAgo, occurredAt: longAgo, origin: "traced" });
		return { runUid: run.uid, fileUid: file.uid };
	}
	const neighbours = async (runUid: string) =>
		(await getLineage({ ctx, input: { focusKind: "run", focusUid: runUid } })).nodes.length - 1;

	it("stands again as it was first recorded, and the audit tells both", async () => {
		const edge = await read();
		expect(await neighbours(edge.runUid)).toBe(1);
		await retractRunInput({ ctx, input: { ...edge, reason: "wrong lane" } });
		expect(await neighbours(edge.runUid)).toBe(0);
		const restored = await restoreRunInput({ ctx, input: edge });
		expect(restored).toMatchObject({
			origin: "traced",
			recordedAt: longAgo.toISOString(),
			occurredAt: longAgo.toISOString(),
			recordedBy: { handle: "contributor" },
			retractedAt: null,
			retractedBy: null,
			retractedReason: null,
		});
		expect(await neighbours(edge.runUid)).toBe(1);
		const { items } = await listAuditEvents({ ctx, input: { entityKind: "run", entityUid: edge.runUid } });
		expect(items.map(({ action }) => action)).toEqual(["run.restore_input", "run.retract_input"]);
	});

	it("changes and audits nothing when the edge stands", async () => {
		const edge = await read();
		await restoreRunInput({ ctx, input: edge });
		const { items } = await listAuditEvents({ ctx, input: { entityKind: "run", entityUid: edge.runUid } });
		expect(items).toEqual([]);
	});

	it("lists what was retracted alone, with who, when and why", async () => {
		const [gone, stands] = [await read(), await makeFile(ctx)];
		await addRunInput({ ctx, input: { runUid: gone.runUid, fileUid: stands.uid } });
		await retractRunInput({ ctx, input: { ...gone, reason: "wrong lane" } });
		const { items, total } = await listRunInputs({ ctx, input: { uid: gone.runUid, retracted: "only" } });
		expect(total).toBe(1);
		expect(items).toMatchObject([
			{ file: { uid: gone.fileUid }, retractedBy: { handle: "contributor" }, retractedReason: "wrong lane" },
		]);
		const none = await listRunOutputs({ ctx, input: { uid: gone.runUid, retracted: "only" } });
		expect(none.items).toEqual([]);
	});

	it("comes back as made again when the file has another creator by now", async () => {
		const [first, second] = [await makeRun(ctx, code), await makeRun(ctx, code)];
		const file = await makeFile(ctx);
		await makeOutput(ctx, first, file);
		const edge = { runUid: first.uid, fileUid: file.uid };
		await retractRunOutput({ ctx, input: { ...edge, reason: "not it" } });
		await expect(
			addRunOutput({ ctx, input: { runUid: second.uid, fileUid: file.uid } }),
		).resolves.toMatchObject({ kind: "created" });
		await expect(restoreRunOutput({ ctx, input: edge })).resolves.toMatchObject({ kind: "recreated" });
		const alone = await makeFile(ctx);
		await makeOutput(ctx, first, alone);
		const own = { runUid: first.uid, fileUid: alone.uid };
		await retractRunOutput({ ctx, input: { ...own, reason: "not it" } });
		await expect(restoreRunOutput({ ctx, input: own })).resolves.toMatchObject({ kind: "created" });
	});

	it("is refused where it would make a circle, and where there was no edge", async () => {
		const edge = await read();
		await retractRunInput({ ctx, input: { ...edge, reason: "it made it" } });
		await addRunOutput({ ctx, input: edge });
		await expect(restoreRunInput({ ctx, input: edge })).rejects.toMatchObject({ code: "conflict" });
		const other = await makeFile(ctx);
		await expect(
			restoreRunOutput({ ctx, input: { runUid: edge.runUid, fileUid: other.uid } }),
		).rejects.toMatchObject({ code: "not_found" });
	});

	it("refuses a viewer, and a contributor for somebody else's; admins may", async () => {
		const edge = await read();
		await retractRunInput({ ctx, input: { ...edge, reason: "wrong lane" } });
		const other = await world.person(`other-${driver}`);
		for (const nobody of [world.viewer, other]) {
			for (const restore of [restoreRunInput, restoreRunOutput]) {
				await expect(restore({ ctx: nobody, input: edge })).rejects.toMatchObject(
					// There is no such output, but that is not for a viewer to learn.
					restore === restoreRunOutput && nobody === other ? { code: "not_found" } : { code: "forbidden" },
				);
			}
		}
		await expect(restoreRunInput({ ctx: world.admin, input: edge })).resolves.toMatchObject({
			retractedAt: null,
		});
	});
});
