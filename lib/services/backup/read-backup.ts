import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { WhenceError } from "../../contracts/errors.ts";
import { Tally } from "./dump-table.ts";

export const backupFormat = "whence-backup/1";

/** The first line of a backup. */
export interface BackupHeader {
	format: typeof backupFormat;
	/** The newest migration of the database that it is of. */
	migration: string;
	/** The version of Whence that wrote it. */
	version: string;
	instanceUid: string;
	instanceName: string;
	/** The default storage's, which the restored instance's folder must be. */
	storageUid: string;
	createdAt: string;
	/** The newest audit event, by which one sees that nothing changed since. */
	lastEventId: string;
}

/** What a backup says at the end of each table. */
export interface TableSum {
	table: string;
	rows: number;
	sha256: string;
}

/** What a reader is told, in this order. */
export interface BackupReader {
	header(header: BackupHeader): Promise<void> | void;
	table(name: string, columns: readonly string[]): Promise<void> | void;
	row(line: string): Promise<void> | void;
	/** After the count and the checksum were found right. */
	end(sum: TableSum): Promise<void> | void;
}

type Line =
	| ({ is: "header" } & BackupHeader)
	| { is: "table"; table: string; columns: string[] }
	| ({ is: "end" } & TableSum)
	| { is: "whole"; tables: number };

const damaged = (path: string, what: string, cause?: unknown) =>
	new WhenceError("invalid", `${path} is no whole backup: ${what}.`, {
		hint: "Use another copy of it, or another backup.",
		...(cause === undefined ? {} : { cause }),
	});

/**
 * Reads a backup from its first line to its last, in constant memory.
 *
 * @throws WhenceError `invalid` when it is damaged, cut off or no backup; `not_found` when there is no such file.
 */
export async function readBackup(path: string, reader: BackupReader): Promise<void> {
	let tally: Tally | null = null;
	let tables = 0;
	let isWhole = false;
	let isBegun = false;
	for await (const text of linesOf(path)) {
		if (isWhole) throw damaged(path, "something follows its end");
		if (text.startsWith("[")) {
			if (!tally) throw damaged(path, "it has a row outside of a table");
			tally.add(text);
			await reader.row(text);
			continue;
		}
		const line = parseLine(path, text);
		if (line.is === "header") {
			if (line.format !== backupFormat) throw damaged(path, `its format is ${String(line.format)}`);
			isBegun = true;
			await reader.header(line);
		} else if (!isBegun) throw damaged(path, "it does not begin as one");
		else if (line.is === "table") {
			tally = new Tally();
			await reader.table(line.table, line.columns);
		} else if (line.is === "end") {
			if (!tally || tally.rows !== line.rows || tally.sha256() !== line.sha256)
				throw damaged(path, `the rows of ${line.table} are not those that were written`);
			tally = null;
			tables++;
			await reader.end(line);
		} else {
			if (line.tables !== tables || tally) throw damaged(path, "a table is missing");
			isWhole = true;
		}
	}
	if (!isWhole) throw damaged(path, "its end is missing");
}

function parseLine(path: string, text: string): Line {
	try {
		return JSON.parse(text) as Line;
	} catch (cause) {
		throw damaged(path, "a line cannot be read", cause);
	}
}

async function* linesOf(path: string): AsyncGenerator<string> {
	const file = createReadStream(path);
	const plain = createGunzip();
	// A pipe does not hand on the faults of the file.
	file.once("error", (error) => plain.destroy(error));
	try {
		yield* createInterface({ input: file.pipe(plain), crlfDelay: Number.POSITIVE_INFINITY });
	} catch (fault) {
		if ((fault as NodeJS.ErrnoException).code === "ENOENT")
			throw new WhenceError("not_found", `There is no file ${path}.`);
		throw damaged(path, fault instanceof Error ? fault.message : String(fault), fault);
	} finally {
		file.destroy();
	}
}
