import type { EdgeOrigin } from "../../../lib/contracts/enums.ts";
import { File } from "../../src/records/file.ts";
import type { Run } from "../../src/records/run.ts";
import { saveFile } from "../save-file.ts";
import type { FoundFile } from "./found-files.ts";

/** Hears of a file that cannot be recorded. */
export type Refuse = (path: string, error: unknown) => void;

/**
 * Saves files together, as outputs of a run or of none. Where one is refused all are, so that each is saved by itself then:
 * the others are kept, and that one is named.
 *
 * @returns those that were saved.
 */
export async function saveFound(
	files: readonly FoundFile[],
	how: { run: Run | null; origin?: EdgeOrigin },
	refuse: Refuse,
): Promise<{ file: FoundFile; uid: string }[]> {
	const together = files.length > 1 ? await File.saveAll(files, how).catch(() => null) : null;
	if (together) return files.map((file, i) => ({ file, uid: together[i]?.uid ?? "" }));
	const saved: { file: FoundFile; uid: string }[] = [];
	for (const file of files) {
		await saveFile(file.path, { key: file.key, ...how }).then(
			({ uid }) => saved.push({ file, uid }),
			(error: unknown) => refuse(file.path, error),
		);
	}
	return saved;
}
