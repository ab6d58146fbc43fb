import { mkdir } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { type OpenDatabase, openDatabase } from "../db/client.ts";
import { WhenceError } from "../lib/contracts/errors.ts";
import { type Env, parseEnv } from "../lib/env.ts";
import { isNetworkFileSystem } from "../lib/storage/network-file-system.ts";
import type { ServerArguments } from "./arguments.ts";
import { takeLock } from "./lock.ts";

/** An instance's database, and the right to use it alone where it is embedded. */
export interface HeldDatabase {
	env: Env;
	/** The storage's `.whence` folder. */
	whence: string;
	opened: OpenDatabase;
	isEmbedded: boolean;
	release(): Promise<void>;
}

/**
 * Reads the environment, takes the lock of an embedded database, and opens the database.
 *
 * @throws WhenceError `conflict` when another server holds it; `invalid` on a network file system.
 */
export async function holdDatabase(args: ServerArguments): Promise<HeldDatabase> {
	const base = parseEnv(process.env);
	const env = {
		...base,
		host: args.host ?? base.host,
		port: args.port ?? base.port,
		storageRoots: base.storageRoots.length > 0 ? base.storageRoots : [homedir(), dirname(args.storage)],
	};
	const whence = join(args.storage, ".whence");
	await mkdir(whence, { recursive: true, mode: 0o700 });
	const isEmbedded = env.databaseUrl === null;
	const besideDatabase = dirname(args.db);
	if (isEmbedded) await mkdir(besideDatabase, { recursive: true, mode: 0o700 });
	if (isEmbedded && (await isNetworkFileSystem(besideDatabase))) {
		throw new WhenceError(
			"invalid",
			`${besideDatabase} is on a network file system; a database there breaks.`,
			{
				hint: "Give --db a folder on a local disk, or set DATABASE_URL to a PostgreSQL.",
			},
		);
	}
	const lock = isEmbedded ? await takeLock(join(besideDatabase, "lock")) : null;
	try {
		const opened = await openDatabase(
			env.databaseUrl === null ? { folder: args.db } : { url: env.databaseUrl },
		);
		return {
			env,
			whence,
			opened,
			isEmbedded,
			release: async () => {
				await opened.close();
				await lock?.release();
			},
		};
	} catch (error) {
		await lock?.release();
		throw error;
	}
}
