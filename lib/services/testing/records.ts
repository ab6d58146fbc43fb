import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import {
	blobs,
	fileFamilies,
	files,
	runInputs,
	runOutputs,
	runs,
	storages,
	transformFamilies,
	transforms,
} from "../../../db/schema/index.ts";
import { newUid, runUidLength, versionedUid } from "../../contracts/ids.ts";
import { suffixOf } from "../../contracts/suffix.ts";
import type { Ctx } from "../ctx.ts";

/** A row that a factory made, as far as tests point at it. */
export interface MadeRecord {
	id: number;
	uid: string;
}

/** Inserts a version of a transform, straight into the tables: the family is made when its key is new. */
export async function makeTransform(
	ctx: Ctx,
	overrides: Partial<typeof transforms.$inferInsert> & { key?: string } = {},
): Promise<MadeRecord> {
	const { key = `transform-${newUid(6)}`, ...row } = overrides;
	const [known] = await ctx.db.select().from(transformFamilies).where(eq(transformFamilies.key, key));
	const [family] = known
		? [known]
		: await ctx.db
				.insert(transformFamilies)
				.values({ uid: newUid(12), key, createdBy: ctx.actor.uid })
				.returning();
	if (!family) throw new Error("no family");
	const count = await ctx.db.$count(transforms, eq(transforms.familyId, family.id));
	const [made] = await ctx.db
		.insert(transforms)
		.values({
			uid: versionedUid(family.uid, count + 1),
			familyId: family.id,
			versionNo: count + 1,
			name: key,
			type: "notebook",
			createdBy: ctx.actor.uid,
			...row,
		})
		.returning({ id: transforms.id, uid: transforms.uid });
	if (!made) throw new Error("no transform");
	await ctx.db
		.update(transformFamilies)
		.set({ latestId: made.id })
		.where(eq(transformFamilies.id, family.id));
	return made;
}

/** Inserts a completed run, straight into the table. */
export async function makeRun(
	ctx: Ctx,
	transform: MadeRecord,
	overrides: Partial<typeof runs.$inferInsert> = {},
): Promise<MadeRecord> {
	const at = overrides.createdAt ?? new Date();
	const [made] = await ctx.db
		.insert(runs)
		.values({
			uid: newUid(runUidLength),
			transformId: transform.id,
			status: "completed",
			startedAt: at,
			finishedAt: at,
			createdBy: ctx.actor.uid,
			...overrides,
		})
		.returning({ id: runs.id, uid: runs.uid });
	if (!made) throw new Error("no run");
	return made;
}

/** Inserts the next version of a file under a key, straight into the tables; no bytes are written. */
export async function makeFile(
	ctx: Ctx,
	overrides: Partial<typeof files.$inferInsert> & { key?: string; content?: string } = {},
): Promise<MadeRecord> {
	const { key = `file-${newUid(6)}.txt`, content = newUid(12), ...row } = overrides;
	const [storage] = await ctx.db.select().from(storages).where(eq(storages.isDefault, true));
	if (!storage) throw new Error("no storage");
	const [known] = await ctx.db.select().from(fileFamilies).where(eq(fileFamilies.key, key));
	const [family] = known
		? [known]
		: await ctx.db
				.insert(fileFamilies)
				.values({
					uid: newUid(12),
					storageId: storage.id,
					key,
					suffix: suffixOf(key),
					createdBy: ctx.actor.uid,
				})
				.returning();
	if (!family) throw new Error("no family");
	const hash = createHash("sha256").update(content).digest("hex");
	const place = { storageId: storage.id, path: `blobs/${newUid(10)}`, hash };
	const [blob] = await ctx.db
		.insert(blobs)
		.values({ ...place, sizeBytes: content.length, isManaged: true })
		.returning({ id: blobs.id });
	if (!blob) throw new Error("no blob");
	const count = await ctx.db.$count(files, eq(files.familyId, family.id));
	const [made] = await ctx.db
		.insert(files)
		.values({
			uid: versionedUid(family.uid, count + 1),
			familyId: family.id,
			versionNo: count + 1,
			blobId: blob.id,
			createdBy: ctx.actor.uid,
			...row,
		})
		.returning({ id: files.id, uid: files.uid });
	if (!made) throw new Error("no file");
	await ctx.db.update(fileFamilies).set({ latestId: made.id }).where(eq(fileFamilies.id, family.id));
	return made;
}

/** Records that a run read a file. */
export async function makeInput(
	ctx: Ctx,
	run: MadeRecord,
	file: MadeRecord,
	overrides: Partial<typeof runInputs.$inferInsert> = {},
): Promise<void> {
	await ctx.db
		.insert(runInputs)
		.values({ runId: run.id, fileId: file.id, recordedBy: ctx.actor.uid, origin: "tracked", ...overrides });
}

/** Records that a run made a file. */
export async function makeOutput(
	ctx: Ctx,
	run: MadeRecord,
	file: MadeRecord,
	overrides: Partial<typeof runOutputs.$inferInsert> = {},
): Promise<void> {
	await ctx.db.insert(runOutputs).values({
		runId: run.id,
		fileId: file.id,
		recordedBy: ctx.actor.uid,
		origin: "tracked",
		kind: "created",
		...overrides,
	});
}
