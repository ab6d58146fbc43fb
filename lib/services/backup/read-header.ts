import { WhenceError } from "../../contracts/errors.ts";
import { type BackupHeader, readBackup } from "./read-backup.ts";

/** Ends the reading where the header is known. */
class Enough extends Error {}

/**
 * What a backup is of, without reading the rest.
 *
 * @throws WhenceError as {@link readBackup} does.
 */
export async function readBackupHeader(path: string): Promise<BackupHeader> {
	let found: BackupHeader | null = null;
	const enough = () => {
		throw new Enough();
	};
	try {
		await readBackup(path, {
			header: (header) => {
				found = header;
				enough();
			},
			table: enough,
			row: enough,
			end: enough,
		});
	} catch (error) {
		if (!(error instanceof Enough)) throw error;
	}
	if (!found) throw new WhenceError("invalid", `${path} is no backup.`);
	return found;
}
