import { and, eq, max, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "../../../db/client.ts";
import { blobs, fileFamilies, files } from "../../../db/schema/index.ts";
import { keyText } from "../../contracts/common.ts";
import type { OutputKind } from "../../contracts/enums.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { type FileOutcome, FileRegisterInput, type FileRegisterView } from "../../contracts/files.ts";
import { familyUidLength, newUid, versionedUid } from "../../contracts/ids.ts";
import { suffixOf } from "../../contracts/suffix.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { writeOutput } from "../runs/edges.ts";
import { findRunRow, type RunRow } from "../runs/find-run.ts";
import { requireScope } from "../scope.ts";
import { type LocatedContent, locateContent } from "./locate-content.ts";
import { requireFreeName } from "./require-free-name.ts";
import { fileViews } from "./view.ts";

type Parsed = z.output<typeof FileRegisterInput>;
type Family = typeof fileFamilies.$inferSelect;

/** What saving came to. */
interface Saved {
	fileId: number;
	uid: string;
	versionNo: number;
	outcome: FileOutcome;
	/** The older version with the same content, of a revert. */
	sameContentAs: number | null;
	/** Whether anything was written besides the edge. */
	hasChanged: boolean;
}

/**
 * Records a file whose bytes are safe. Content equal to the family's latest version gives that record, and
 * the run is added as `recreated`; content equal to an older one makes a new version (a revert); other
 * content the next version. Archived content that is saved again is restored; deleted content gets a new
 * version beside its tombstone.
 *
 * @throws WhenceError `invalid` when the bytes are not there; `conflict` when no key is given and the
 *   name is taken by another transform's file; `not_found` for an unknown run or storage.
 */
export async function registerFile({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof FileRegisterInput>;
}): Promise<FileRegisterView> {
	requireScope(ctx, "write");
	const wanted = parseInput(FileRegisterInput, input);
	const content = await locateContent(ctx.db, wanted);
	const key = keyOf(wanted, content);
	const { saved, edge } = await ctx.db.transaction(async (tx) => {
		const { family, isNew } = await lockFamily(tx, ctx, content.storageId, key);
		// Always the family before the run, so that two saves never wait for each other in a circle.
		const run = wanted.runUid === undefined ? null : await findRunRow(tx, wanted.runUid, "lock");
		if (!isNew && wanted.key === undefined && content.isManaged) await requireFreeName(tx, family, run);
		const blobId = await keepBlob(tx, content);
		const version = { family, content, blobId, description: wanted.description ?? "" };
		// What cannot be there yet is not asked for: most saves are of a new key.
		const saved = isNew
			? await addVersion(tx, ctx, version, { versionNo: 1, older: null })
			: await saveVersion(tx, ctx, version);
		const edge = run ? await linkOutput(tx, ctx, run, saved, wanted) : { kind: null, isNew: false };
		if (saved.hasChanged || edge.isNew) {
			await recordEvent(tx, ctx, {
				action: "file.register",
				entityKind: "file",
				entityUid: saved.uid,
				entityLabel: key,
				after: {
					outcome: saved.outcome,
					version: saved.versionNo,
					hash: content.hash,
					sizeBytes: content.sizeBytes,
					run: run?.uid ?? null,
					edge: edge.kind,
				},
			});
		}
		return { saved, edge };
	});
	const file = onlyView(await fileViews(ctx.db, [saved.fileId]), `file ${saved.uid}`);
	return { file, outcome: saved.outcome, edge: edge.kind, message: describe(saved, key, edge.kind) };
}

/** A file in place is called by its path; uploaded bytes by the name they had. */
function keyOf(wanted: Parsed, content: LocatedContent): string {
	if (wanted.key !== undefined) return wanted.key;
	const name = content.isManaged ? wanted.name : content.path;
	if (name !== undefined) return parseInput(z.object({ key: keyText }), { key: name }).key;
	throw new WhenceError("invalid", "key: is missing, and so is a name to use instead", { field: "key" });
}

async function lockFamily(
	tx: Database,
	ctx: Ctx,
	storageId: number,
	key: string,
): Promise<{ family: Family; isNew: boolean }> {
	const [made] = await tx
		.insert(fileFamilies)
		.values({ uid: newUid(familyUidLength), storageId, key, suffix: suffixOf(key), createdBy: ctx.actor.uid })
		.onConflictDoNothing()
		.returning();
	if (made) return { family: made, isNew: true };
	const [family] = await tx
		.select()
		.from(fileFamilies)
		.where(and(eq(fileFamilies.storageId, storageId), eq(fileFamilies.key, key)))
		.for("update");
	if (!family) throw new Error("the file's family vanished while it was locked");
	return { family, isNew: false };
}

async function keepBlob(tx: Database, content: LocatedContent): Promise<number> {
	const { storageId, path, hash, sizeBytes, mtimeNs, isManaged } = content;
	const [blob] = await tx
		.insert(blobs)
		.values({ storageId, path, hash, sizeBytes, mtimeNs, isManaged })
		.onConflictDoUpdate({
			target: [blobs.storageId, blobs.path, blobs.hash],
			set: { mtimeNs, verifiedAt: sql`now()` },
		})
		.returning({ id: blobs.id, state: blobs.state });
	if (!blob) throw new Error("the blob was not written");
	if (blob.state === "deleted") {
		throw new WhenceError("unavailable", "These bytes are being freed at this moment.", {
			hint: "Upload them once more, then register the file.",
		});
	}
	if (blob.state !== "present") await tx.update(blobs).set({ state: "present" }).where(eq(blobs.id, blob.id));
	return blob.id;
}

interface NewVersion {
	family: Family;
	content: LocatedContent;
	blobId: number;
	description: string;
}

/** What saving content under a key that is there comes to. */
async function saveVersion(tx: Database, ctx: Ctx, version: NewVersion): Promise<Saved> {
	const { family, content } = version;
	const same = await tx
		.select({
			id: files.id,
			uid: files.uid,
			versionNo: files.versionNo,
			archivedAt: files.archivedAt,
			deletedAt: files.deletedAt,
		})
		.from(files)
		.innerJoin(blobs, eq(blobs.id, files.blobId))
		.where(and(eq(files.familyId, family.id), eq(blobs.hash, content.hash), eq(files.type, content.type)))
		.orderBy(files.versionNo);
	const latest = same.find((version) => version.id === family.latestId);
	if (latest && latest.deletedAt === null) {
		const isArchived = latest.archivedAt !== null;
		if (isArchived) {
			await tx
				.update(files)
				.set({ archivedAt: null, revision: sql`${files.revision} + 1` })
				.where(eq(files.id, latest.id));
		}
		return {
			fileId: latest.id,
			uid: latest.uid,
			versionNo: latest.versionNo,
			outcome: isArchived ? "restored" : "unchanged",
			sameContentAs: null,
			hasChanged: isArchived,
		};
	}
	const [newest] = await tx
		.select({ versionNo: max(files.versionNo) })
		.from(files)
		.where(eq(files.familyId, family.id));
	const older = same[0]?.versionNo ?? null;
	return addVersion(tx, ctx, version, { versionNo: (newest?.versionNo ?? 0) + 1, older });
}

async function addVersion(
	tx: Database,
	ctx: Ctx,
	{ family, content, blobId, description }: NewVersion,
	{ versionNo, older }: { versionNo: number; older: number | null },
): Promise<Saved> {
	const [made] = await tx
		.insert(files)
		.values({
			uid: versionedUid(family.uid, versionNo),
			familyId: family.id,
			versionNo,
			blobId,
			type: content.type,
			description,
			createdBy: ctx.actor.uid,
		})
		.returning({ id: files.id, uid: files.uid });
	if (!made) throw new Error("the file was not written");
	await tx.update(fileFamilies).set({ latestId: made.id }).where(eq(fileFamilies.id, family.id));
	return {
		fileId: made.id,
		uid: made.uid,
		versionNo,
		outcome: versionNo === 1 ? "created" : older === null ? "new_version" : "reverted",
		sameContentAs: older,
		hasChanged: true,
	};
}

/** A new version is its run's creation; content that was there is only made again, if something made it. */
async function linkOutput(
	tx: Database,
	ctx: Ctx,
	run: RunRow,
	saved: Saved,
	wanted: Parsed,
): Promise<{ kind: OutputKind | null; isNew: boolean }> {
	const isThere = ["unchanged", "restored"].includes(saved.outcome);
	const kind: OutputKind = isThere ? "recreated" : "created";
	return writeOutput(tx, ctx, { run, fileId: saved.fileId, origin: wanted.origin }, kind);
}

function describe(
	{ outcome, versionNo, sameContentAs }: Saved,
	key: string,
	edge: OutputKind | null,
): string {
	const again = edge === "recreated" ? " This run is recorded as having made it again." : "";
	switch (outcome) {
		case "created":
			return `Saved ${key}.`;
		case "new_version":
			return `Saved ${key} as version ${versionNo}.`;
		case "reverted":
			return `Saved ${key} as version ${versionNo}, same content as v${sameContentAs}.`;
		case "restored":
			return `${key} v${versionNo} was archived; it is restored.${again}`;
		case "unchanged":
			return `${key} v${versionNo} has this content already.${again}`;
	}
}
