import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rowsTogether } from "../../../db/rows-together.ts";
import { blobs, fileFamilies, files, runInputs, runOutputs } from "../../../db/schema/index.ts";
import type { ComparedFile, ComparedFiles } from "../../contracts/run-comparison.ts";

/** Of a run with more files on one side the first by their keys are compared. */
const maxFiles = 2000;

interface Row extends ComparedFile {
	familyId: number;
}

/** The files on both sides of two runs, held against each other by their keys; they come in one statement. */
export async function compareEdges(
	db: Database,
	a: number,
	b: number,
): Promise<{ inputs: ComparedFiles; outputs: ComparedFiles }> {
	const [inputsA = [], inputsB = [], outputsA = [], outputsB = []] = await rowsTogether<Row>(db, [
		filesOf(runInputs, a),
		filesOf(runInputs, b),
		filesOf(runOutputs, a),
		filesOf(runOutputs, b),
	]);
	return { inputs: compared(inputsA, inputsB), outputs: compared(outputsA, outputsB) };
}

function compared(left: readonly Row[], right: readonly Row[]): ComparedFiles {
	// Beyond the last key that both sides have told, one would seem to lack what it only has not told.
	const ends = [left, right].flatMap((rows) =>
		rows.length > maxFiles ? (rows[maxFiles - 1]?.key ?? "") : [],
	);
	const upTo = ends.sort()[0] ?? null;
	const within = (rows: readonly Row[]) =>
		rows.slice(0, maxFiles).filter(({ key }) => upTo === null || key <= upTo);
	return { ...paired(within(left), within(right)), upTo };
}

/** One more than is compared, where there are more. */
function filesOf(table: typeof runInputs | typeof runOutputs, runId: number): SQL {
	return sql`select ${files.familyId} as "familyId", ${files.uid} as uid, ${fileFamilies.key} as key,
			${files.versionNo} as "versionNo", ${blobs.sizeBytes} as "sizeBytes", ${blobs.hash} as hash
		from ${table}
		inner join ${files} on ${files.id} = ${table.fileId}
		inner join ${fileFamilies} on ${fileFamilies.id} = ${files.familyId}
		left join ${blobs} on ${blobs.id} = ${files.blobId}
		where ${table.runId} = ${runId} and ${table.retractedAt} is null
		order by ${fileFamilies.key}, ${files.versionNo}, ${files.id} limit ${maxFiles + 1}`;
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
