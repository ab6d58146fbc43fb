import { type SQL, sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { instances } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { newUid } from "../../contracts/ids.ts";
import { recordEvent } from "../audit/record-event.ts";
import { type BackupTable, backupTables } from "./backup-tables.ts";
import { dumpTable, fixTextForms, Tally } from "./dump-table.ts";
import { type BackupHeader, readBackup, type TableSum } from "./read-backup.ts";
import { migrationOf } from "./write-backup.ts";

const batchRows = 1_000;
const batchCharacters = 4_000_000;

/** What was restored. */
export interface RestoreView {
	header: BackupHeader;
	tables: TableSum[];
}

/**
 * Loads a backup into an empty database, of either driver: all of it or nothing. Counts and checksums are compared
 * twice, with what the file says and with what the database then holds.
 *
 * @throws WhenceError `conflict` when the database has an instance already, or the backup is of another schema;
 *   `invalid` when the file is damaged.
 */
export async function restoreBackup(db: Database, path: string): Promise<RestoreView> {
	return db.transaction(async (tx) => {
		const [existing] = await tx.select({ uid: instances.uid }).from(instances);
		if (existing)
			throw new WhenceError("conflict", `The database holds the instance ${existing.uid} already.`, {
				hint: "Restore into a new folder, or a new database.",
			});
		await fixTextForms(tx);
		const references = await dropReferences(tx);
		const sums: TableSum[] = [];
		let header: BackupHeader | null = null;
		let loader: Loader | null = null;
		await readBackup(path, {
			header: async (found) => {
				header = found;
				await requireSchema(tx, found);
			},
			table: (name, columns) => {
				loader = new Loader(tx, tableOf(name, columns));
			},
			row: (line) => loader?.add(line),
			end: async (sum) => {
				await loader?.flush();
				sums.push(sum);
			},
		});
		await addReferences(tx, references);
		for (const table of backupTables) await finishTable(tx, table, sums);
		if (!header) throw new Error("a backup without a header was read to its end");
		await recordRestore(tx, header);
		return { header, tables: sums.map(({ table, rows: count, sha256 }) => ({ table, rows: count, sha256 })) };
	});
}

async function requireSchema(tx: Database, header: BackupHeader): Promise<void> {
	if (header.migration === (await migrationOf(tx))) return;
	throw new WhenceError("conflict", `The backup is of another schema: Whence ${header.version} wrote it.`, {
		hint: `Restore it with whence@${header.version}, then start the newer one: it brings the schema up to date.`,
	});
}

function tableOf(name: string, columns: readonly string[]): BackupTable {
	const table = backupTables.find((each) => each.name === name);
	const isSame = table?.columns.map((column) => column.name).join() === columns.join();
	if (table && isSame) return table;
	throw new WhenceError("invalid", `The backup's table ${name} is not as this Whence has it.`);
}

/** Collects rows of one table and inserts them by the batch. */
class Loader {
	readonly #tx: Database;
	readonly #table: BackupTable;
	#lines: string[] = [];
	#size = 0;

	constructor(tx: Database, table: BackupTable) {
		this.#tx = tx;
		this.#table = table;
	}

	async add(line: string): Promise<void> {
		this.#lines.push(line);
		this.#size += line.length;
		if (this.#lines.length >= batchRows || this.#size >= batchCharacters) await this.flush();
	}

	async flush(): Promise<void> {
		if (this.#lines.length === 0) return;
		const { name, columns } = this.#table;
		const names = comma(columns.map((column) => sql.identifier(column.name)));
		const values = comma(columns.map(({ type }, at) => sql.raw(`(line ->> ${at})::${type}`)));
		await this.#tx.execute(
			sql`insert into ${sql.identifier(name)} (${names}) overriding system value
				select ${values} from json_array_elements(${`[${this.#lines.join(",")}]`}::json) as line`,
		);
		this.#lines = [];
		this.#size = 0;
	}
}

function comma(parts: SQL[] | ReturnType<typeof sql.identifier>[]): SQL {
	return sql.join(parts as SQL[], sql`, `);
}

interface Reference {
	table: string;
	name: string;
	definition: string;
}

/** Families point to their latest version and back: the references come again, checked, when all rows are there. */
async function dropReferences(tx: Database): Promise<Reference[]> {
	const references = await rows<Reference>(
		tx,
		sql`select conrelid::regclass::text as "table", conname as name, pg_get_constraintdef(oid) as definition
			from pg_constraint where contype = 'f' and connamespace = current_schema()::regnamespace order by 1, 2`,
	);
	for (const { table, name } of references)
		await tx.execute(sql.raw(`alter table ${table} drop constraint "${name}"`));
	return references;
}

async function addReferences(tx: Database, references: readonly Reference[]): Promise<void> {
	for (const { table, name, definition } of references)
		await tx.execute(sql.raw(`alter table ${table} add constraint "${name}" ${definition}`));
}

/** Lets new rows go on after the restored ones, and compares what is there with what was written. */
async function finishTable(tx: Database, table: BackupTable, sums: readonly TableSum[]): Promise<void> {
	for (const { name } of table.columns.filter(({ isIdentity }) => isIdentity)) {
		const column = sql.identifier(name);
		await tx.execute(
			sql`select setval(pg_get_serial_sequence(${table.name}, ${name}), coalesce(max(${column}), 0) + 1, false)
				from ${sql.identifier(table.name)}`,
		);
	}
	const tally = new Tally();
	for await (const line of dumpTable(tx, table)) tally.add(line);
	const sum = sums.find((each) => each.table === table.name);
	if (!sum || sum.rows !== tally.rows || sum.sha256 !== tally.sha256())
		throw new WhenceError("internal", `The rows of ${table.name} were not restored as they were written.`);
}

async function recordRestore(tx: Database, header: BackupHeader): Promise<void> {
	await recordEvent(
		tx,
		{ actor: null, token: null, via: "cli", requestId: newUid(16), address: null },
		{
			action: "instance.restore",
			entityKind: "instance",
			entityUid: header.instanceUid,
			entityLabel: header.instanceName,
			after: { backupOf: header.createdAt, lastEventId: header.lastEventId },
		},
	);
}
