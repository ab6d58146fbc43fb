import { and, asc, eq, isNull } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { blobs, fileFamilies, files, runInputs, runOutputs } from "../../../db/schema/index.ts";
import type { ComparedFile, ComparedFiles } from "../../contracts/run-comparison.ts";

/** Of a run with more files on one side the first by their keys are compared. */
const maxFiles = 2000;

interface Row extends ComparedFile {
	familyId: number;
}

/** The files on one side of two runs, held against each other by their keys. */
export async function compareEdges(
	db: Database,
	role: "input" | "output",
	a: number,
	b: number,
): Promise<ComparedFiles> {
	const [left, right] = [await filesOf(db, role, a), await filesOf(db, role, b)];
	// Beyond the last key that both sides have told, one would seem to lack what it only has not told.
	const ends = [left, right].filter(({ isCut }) => isCut).map(({ rows }) => rows.at(-1)?.key ?? "");
	const upTo = ends.sort()[0] ?? null;
	const within = (rows: Row[]) => (upTo === null ? rows : rows.filter(({ key }) => key <= upTo));
	return { ...paired(within(left.rows), within(right.rows)), upTo };
}

async function filesOf(
	db: Database,
	role: "input" | "output",
	runId: number,
): Promise<{ rows: Row[]; isCut: boolean }> {
	const table = role === "input" ? runInputs : runOutputs;
	const found = await db
		.select({
			familyId: files.familyId,
			uid: files.uid,
			key: fileFamilies.key,
			versionNo: files.versionNo,
			sizeBytes: blobs.sizeBytes,
			hash: blobs.hash,
		})
		.from(table)
		.innerJoin(files, eq(files.id, table.fileId))
		.innerJoin(fileFamilies, eq(fileFamilies.id, files.familyId))
		.leftJoin(blobs, eq(blobs.id, files.blobId))
		.where(and(eq(table.runId, runId), isNull(table.retractedAt)))
		.orderBy(asc(fileFamilies.key), asc(files.versionNo), asc(files.id))
		.limit(maxFiles + 1);
	return { rows: found.slice(0, maxFiles), isCut: found.length > maxFiles };
}

function paired(left: readonly Row[], right: readonly Row[]): Omit<ComparedFiles, "upTo"> {
	const ofRight = new Set(right.map(({ uid }) => uid));
	const ofBoth = new Set(left.map(({ uid }) => uid).filter((uid) => ofRight.has(uid)));
	const rest = new Map<number, Row[]>();
	for (const row of right) {
		if (!ofBoth.has(row.uid)) rest.set(row.familyId, [...(rest.get(row.familyId) ?? []), row]);
	}
	const compared: Omit<ComparedFiles, "upTo"> = { changed: [], onlyA: [], onlyB: [], same: [] };
	for (const row of left) {
		if (ofBoth.has(row.uid)) compared.same.push(told(row));
		else {
			const other = rest.get(row.familyId)?.shift();
			if (!other) compared.onlyA.push(told(row));
			else
				compared.changed.push({
					a: told(row),
					b: told(other),
					isSameContent: row.hash !== null && row.hash === other.hash,
				});
		}
	}
	compared.onlyB = [...rest.values()].flat().map(told);
	return compared;
}

function told({ uid, key, versionNo, sizeBytes, hash }: Row): ComparedFile {
	return { uid, key, versionNo, sizeBytes, hash };
}
