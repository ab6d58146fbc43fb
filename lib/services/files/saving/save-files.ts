import { and, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "../../../../db/client.ts";
import { fileFamilies, files } from "../../../../db/schema/index.ts";
import type { EdgeOrigin } from "../../../contracts/enums.ts";
import { versionedUid } from "../../../contracts/ids.ts";
import { recordEvents } from "../../audit/record-events.ts";
import type { Ctx } from "../../ctx.ts";
import { type WrittenOutput, writeOutputs } from "../../runs/edges.ts";
import { findRunRow, type RunRow } from "../../runs/find-run.ts";
import { requireFreeName } from "../require-free-name.ts";
import { keepBlobs } from "./keep-blobs.ts";
import { type LockedFamily, lockFamilies } from "./lock-families.ts";
import { planVersions, type VersionPlan } from "./plan-versions.ts";
import type { SavedFile, WantedFile } from "./wanted-file.ts";

/** What made the files. */
export interface Maker {
	runUid: string;
	origin: EdgeOrigin;
}

/**
 * Saves files whose bytes are safe, each under a key of its own, with as many statements as one takes. Content equal to a
 * key's latest version is that version, and the run is added as `recreated`; content equal to an older one makes a new version
 * (a revert); other content the next version. Archived content that is saved again is restored; deleted content gets a new
 * version beside its tombstone.
 *
 * @returns what came of each, in their order.
 * @throws WhenceError `not_found` for an unknown run; `conflict` when a name that was no key is another transform's file.
 */
export async function saveFiles(
	tx: Database,
	ctx: Ctx,
	wanted: readonly WantedFile[],
	maker: Maker | null,
): Promise<SavedFile[]> {
	const families = await lockFamilies(tx, ctx, wanted);
	// Always the families before the run, so that two saves never wait for each other in a circle.
	const run = maker === null ? null : await findRunRow(tx, maker.runUid, "lock");
	for (const [i, { isNamed, content }] of wanted.entries()) {
		const family = families[i];
		if (family && !family.isNew && !isNamed && content.isManaged) await requireFreeName(tx, family.row, run);
	}
	const blobIds = await keepBlobs(
		tx,
		wanted.map(({ content }) => content),
	);
	const plans = await planVersions(tx, wanted, families);
	await restoreArchived(tx, plans);
	const added = await addVersions(tx, ctx, { wanted, families, blobIds, plans });
	const saved = plans.map((plan, i) => savedBy(plan, added.get(families[i]?.row.id ?? 0)));
	const outputs = run && maker ? await link(tx, ctx, run, maker, saved) : null;
	const linked = saved.map((file) => ({ ...file, edge: outputs?.get(file.fileId)?.kind ?? null }));
	await recordEvents(
		tx,
		ctx,
		linked.flatMap((file, i) => {
			const made = wanted[i];
			const isNews = file.outcome !== "unchanged" || outputs?.get(file.fileId)?.isNew;
			return made && isNews ? [eventOf(made, file, run)] : [];
		}),
	);
	return linked;
}

function savedBy(plan: VersionPlan, added: { id: number; uid: string } | undefined): Omit<SavedFile, "edge"> {
	if (plan.kind === "same") {
		const { fileId, uid, versionNo, isArchived } = plan;
		return { fileId, uid, versionNo, outcome: isArchived ? "restored" : "unchanged", sameContentAs: null };
	}
	if (!added) throw new Error("the file was not written");
	const { versionNo, older } = plan;
	const outcome = versionNo === 1 ? "created" : older === null ? "new_version" : "reverted";
	return { fileId: added.id, uid: added.uid, versionNo, outcome, sameContentAs: older };
}

async function restoreArchived(tx: Database, plans: readonly VersionPlan[]): Promise<void> {
	const archived = plans.flatMap((plan) => (plan.kind === "same" && plan.isArchived ? [plan.fileId] : []));
	if (archived.length === 0) return;
	await tx
		.update(files)
		.set({ archivedAt: null, revision: sql`${files.revision} + 1` })
		.where(inArray(files.id, archived));
}

interface Additions {
	wanted: readonly WantedFile[];
	families: readonly LockedFamily[];
	blobIds: readonly number[];
	plans: readonly VersionPlan[];
}

/** Writes the new versions, each as the latest of its family. */
async function addVersions(
	tx: Database,
	ctx: Ctx,
	{ wanted, families, blobIds, plans }: Additions,
): Promise<Map<number, { id: number; uid: string }>> {
	const values = plans.flatMap((plan, i) => {
		const [file, family] = [wanted[i], families[i]];
		if (plan.kind === "same" || !file || !family) return [];
		return [
			{
				uid: versionedUid(family.row.uid, plan.versionNo),
				familyId: family.row.id,
				versionNo: plan.versionNo,
				blobId: blobIds[i] ?? null,
				type: file.content.type,
				description: file.description,
				createdBy: ctx.actor.uid,
			},
		];
	});
	if (values.length === 0) return new Map();
	const made = await tx
		.insert(files)
		.values(values)
		.returning({ id: files.id, uid: files.uid, familyId: files.familyId });
	await tx
		.update(fileFamilies)
		.set({ latestId: sql`${files.id}` })
		.from(files)
		.where(
			and(
				eq(files.familyId, fileFamilies.id),
				inArray(
					files.id,
					made.map(({ id }) => id),
				),
			),
		);
	return new Map(made.map(({ id, uid, familyId }) => [familyId, { id, uid }]));
}

/** A new version is its run's creation; content that was there is only made again, if something made it. */
function link(
	tx: Database,
	ctx: Ctx,
	run: RunRow,
	{ origin }: Maker,
	saved: readonly Omit<SavedFile, "edge">[],
): Promise<Map<number, WrittenOutput>> {
	const edges = saved.map(({ fileId, outcome }) => {
		const isThere = outcome === "unchanged" || outcome === "restored";
		return { fileId, origin, kind: isThere ? ("recreated" as const) : ("created" as const) };
	});
	return writeOutputs(tx, ctx, run, edges);
}

function eventOf({ key, content }: WantedFile, file: SavedFile, run: RunRow | null) {
	return {
		action: "file.register" as const,
		entityKind: "file" as const,
		entityUid: file.uid,
		entityLabel: key,
		after: {
			outcome: file.outcome,
			version: file.versionNo,
			hash: content.hash,
			sizeBytes: content.sizeBytes,
			run: run?.uid ?? null,
			edge: file.edge,
		},
	};
}
