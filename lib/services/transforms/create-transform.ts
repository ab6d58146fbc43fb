import { createHash } from "node:crypto";
import { and, eq, max } from "drizzle-orm";
import type { z } from "zod";
import type { Database } from "../../../db/client.ts";
import { sources, transformFamilies, transforms } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { familyUidLength, newUid, versionedUid } from "../../contracts/ids.ts";
import { TransformCreateInput, type TransformView } from "../../contracts/transforms.ts";
import { recordEvent } from "../audit/record-event.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { transformViews } from "./view.ts";

type Transform = typeof transforms.$inferSelect;
type Family = typeof transformFamilies.$inferSelect;
type Parsed = z.output<typeof TransformCreateInput>;

/** What code a version is: the hash that identifies it, and its text where it was sent. */
interface Code {
	identityHash: string | null;
	sourceHash: string | null;
}

/**
 * Registers the version of a transform, or returns the one that is there.
 *
 * With a label, project, key and label name it; the same label with other source is refused, while an
 * empty source may be filled once. Without a label the source names it: same source, same version;
 * changed source, next version.
 *
 * @throws WhenceError `conflict` naming both hashes when a label's source differs.
 */
export async function createTransform({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: TransformCreateInput;
}): Promise<TransformView> {
	requireScope(ctx, "write");
	const wanted = parseInput(TransformCreateInput, input);
	const id = await ctx.db.transaction(async (tx) => {
		const family = await lockFamily(tx, ctx, wanted);
		const code = await keepSource(tx, wanted);
		const known = await findKnown(tx, family, wanted, code);
		if (known) return reuse(tx, ctx, family, known, code);
		return addVersion(tx, ctx, family, wanted, code);
	});
	return onlyView(await transformViews(ctx.db, [id]), "such transform");
}

/** Makes the family where it is new, and keeps others from adding versions meanwhile. */
async function lockFamily(tx: Database, ctx: Ctx, wanted: Parsed): Promise<Family> {
	await tx
		.insert(transformFamilies)
		.values({
			uid: newUid(familyUidLength),
			project: wanted.project,
			key: wanted.key,
			createdBy: ctx.actor.uid,
		})
		.onConflictDoNothing();
	const [family] = await tx
		.select()
		.from(transformFamilies)
		.where(and(eq(transformFamilies.project, wanted.project), eq(transformFamilies.key, wanted.key)))
		.for("update");
	if (!family) throw new WhenceError("internal", "the transform's family vanished while it was locked");
	return family;
}

async function keepSource(tx: Database, wanted: Parsed): Promise<Code> {
	if (wanted.source === undefined) return { identityHash: wanted.sourceHash ?? null, sourceHash: null };
	// PostgreSQL cannot keep NUL in text; a source with one is not text.
	if (wanted.source.includes("\0")) {
		throw new WhenceError("invalid", "source: has a NUL character, so it is not text", { field: "source" });
	}
	const sourceHash = createHash("sha256").update(wanted.source).digest("hex");
	await tx.insert(sources).values({ hash: sourceHash, content: wanted.source }).onConflictDoNothing();
	return { identityHash: wanted.sourceHash ?? sourceHash, sourceHash };
}

async function findKnown(
	tx: Database,
	family: Family,
	wanted: Parsed,
	code: Code,
): Promise<Transform | undefined> {
	const ofFamily = eq(transforms.familyId, family.id);
	if (wanted.label !== undefined) {
		const [labelled] = await tx
			.select()
			.from(transforms)
			.where(and(ofFamily, eq(transforms.label, wanted.label)));
		return labelled;
	}
	if (code.identityHash !== null) {
		const [same] = await tx
			.select()
			.from(transforms)
			.where(and(ofFamily, eq(transforms.identityHash, code.identityHash)));
		return same;
	}
	if (family.latestId === null) return undefined;
	const [latest] = await tx.select().from(transforms).where(eq(transforms.id, family.latestId));
	return latest;
}

async function reuse(tx: Database, ctx: Ctx, family: Family, known: Transform, code: Code): Promise<number> {
	if (code.identityHash === null || code.identityHash === known.identityHash) return known.id;
	if (known.identityHash !== null) {
		throw new WhenceError(
			"conflict",
			`${family.key} ${known.label ?? known.versionNo} is registered with source ${known.identityHash}, not ${code.identityHash}.`,
			{ field: "source", hint: "Register the changed source under a version of its own." },
		);
	}
	await tx.update(transforms).set(code).where(eq(transforms.id, known.id));
	await recordEvent(tx, ctx, {
		action: "transform.fill_source",
		entityKind: "transform",
		entityUid: known.uid,
		entityLabel: known.name,
		before: { sourceHash: null },
		after: { sourceHash: code.identityHash },
	});
	return known.id;
}

async function addVersion(
	tx: Database,
	ctx: Ctx,
	family: Family,
	wanted: Parsed,
	code: Code,
): Promise<number> {
	const [newest] = await tx
		.select({ versionNo: max(transforms.versionNo) })
		.from(transforms)
		.where(eq(transforms.familyId, family.id));
	const versionNo = (newest?.versionNo ?? 0) + 1;
	const name = wanted.name ?? wanted.key;
	const [made] = await tx
		.insert(transforms)
		.values({
			uid: versionedUid(family.uid, versionNo),
			familyId: family.id,
			versionNo,
			label: wanted.label ?? null,
			name,
			type: wanted.type,
			description: wanted.description ?? "",
			...code,
			reference: wanted.reference ?? null,
			createdBy: ctx.actor.uid,
		})
		.returning({ id: transforms.id, uid: transforms.uid });
	if (!made) throw new WhenceError("internal", "the transform was not written");
	await tx.update(transformFamilies).set({ latestId: made.id }).where(eq(transformFamilies.id, family.id));
	await recordEvent(tx, ctx, {
		action: "transform.create",
		entityKind: "transform",
		entityUid: made.uid,
		entityLabel: name,
		after: {
			project: family.project,
			key: family.key,
			type: wanted.type,
			version: wanted.label ?? String(versionNo),
			sourceHash: code.identityHash,
		},
	});
	return made.id;
}
