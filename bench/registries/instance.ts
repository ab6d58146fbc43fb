import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asc, count, eq, sql } from "drizzle-orm";
import { type OpenDatabase, openDatabase } from "../../db/client.ts";
import { files, instances, users } from "../../db/schema/index.ts";
import { newUid } from "../../lib/contracts/ids.ts";
import type { Ctx } from "../../lib/services/ctx.ts";
import { postgresHere, thisHour, usualSeed } from "../seed/databases.ts";
import { seedInstance } from "../seed/instance.ts";

/** An instance to measure: its folder, and its PostgreSQL where it has one. */
export interface MeasuredInstance {
	storage: string;
	databaseUrl: string | null;
	remove(): Promise<void>;
}

/** What {@link openInstance} opens. */
export interface OpenInstance {
	opened: OpenDatabase;
	/** The owner asks. */
	ctx: Ctx;
	files: number;
	/** Uids of files spread over the whole. */
	sample: string[];
}

/** A new instance, in a database of the throw-away PostgreSQL where there is one. */
export async function makeInstance(files: number): Promise<MeasuredInstance> {
	const folder = await mkdtemp(join(tmpdir(), "whence-bench-"));
	const storage = join(folder, "data");
	const server = await postgresHere();
	const databaseUrl = server === null ? null : await newDatabase(server);
	await withDatabase(databaseUrl, () =>
		seedInstance({ storage, owner: "owner", files, seed: usualSeed, until: thisHour() }, () => undefined),
	);
	return { storage, databaseUrl, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function newDatabase(server: string): Promise<string> {
	const { default: postgres } = await import("postgres");
	const admin = postgres(server, { max: 1 });
	const url = new URL(server);
	url.pathname = `/bench_${randomBytes(6).toString("hex")}`;
	await admin.unsafe(`create database ${url.pathname.slice(1)}`).finally(() => admin.end());
	return url.toString();
}

/** The environment names the database, as for a server. */
async function withDatabase<T>(url: string | null, work: () => Promise<T>): Promise<T> {
	const before = process.env["DATABASE_URL"];
	if (url === null) delete process.env["DATABASE_URL"];
	else process.env["DATABASE_URL"] = url;
	try {
		return await work();
	} finally {
		if (before === undefined) delete process.env["DATABASE_URL"];
		else process.env["DATABASE_URL"] = before;
	}
}

/** Opens an instance's database, to ask the verbs as its owner. */
export async function openInstance({ storage, databaseUrl }: MeasuredInstance): Promise<OpenInstance> {
	const opened = await openDatabase(
		databaseUrl === null ? { folder: join(storage, ".whence", "db") } : { url: databaseUrl },
	);
	const { db } = opened;
	const [instance] = await db.select().from(instances);
	const [owner] = await db.select().from(users).where(eq(users.role, "admin")).orderBy(asc(users.createdAt));
	const [found] = await db.select({ files: count() }).from(files);
	if (!instance || !owner || !found?.files) throw new Error("There is no seeded instance here.");
	const step = Math.max(1, Math.floor(found.files / 40));
	const sample = await db
		.select({ uid: files.uid })
		.from(files)
		.where(sql`${files.id} % ${step} = 7`)
		.orderBy(files.id);
	const ctx: Ctx = {
		db,
		actor: { uid: owner.id, handle: owner.handle, name: owner.name, role: owner.role },
		scope: "admin",
		token: null,
		via: "api",
		requestId: newUid(16),
		address: "127.0.0.1",
		instance: { uid: instance.uid, name: instance.name, version: "0.0.0" },
		storageRoots: [storage],
	};
	return { opened, ctx, files: found.files, sample: sample.map(({ uid }) => uid) };
}
