import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { OpenDatabase } from "../../../db/client.ts";
import { instances, storages, users } from "../../../db/schema/index.ts";
import { type TestDriver, testDatabase } from "../../../db/testing/test-database.ts";
import type { UserRole } from "../../contracts/enums.ts";
import { newUid } from "../../contracts/ids.ts";
import { createLocalStorage } from "../../storage/local-storage.ts";
import type { Ctx } from "../ctx.ts";
import { scopeOfRole } from "../scope.ts";

/** An instance of a test's own: database, one storage on disk, and one person of each role. */
export interface TestWorld {
	database: OpenDatabase;
	/** The default storage's folder. */
	root: string;
	admin: Ctx;
	contributor: Ctx;
	viewer: Ctx;
	/** Another person who asks. */
	person(handle: string, role?: UserRole): Promise<Ctx>;
	close(): Promise<void>;
}

/** Makes a {@link TestWorld}; close it in `afterAll`. */
export async function testWorld(driver: TestDriver = "pglite"): Promise<TestWorld> {
	const database = await testDatabase(driver);
	const { db } = database;
	const root = await mkdtemp(join(tmpdir(), "whence-world-"));
	const instance = { uid: newUid(12), name: "test", version: "0.0.0" };
	await db.insert(instances).values({ uid: instance.uid, name: instance.name });

	const person = async (handle: string, role: UserRole = "contributor"): Promise<Ctx> => {
		const uid = newUid(12);
		await db.insert(users).values({ id: uid, handle, name: handle, email: `${handle}@example.org`, role });
		return {
			db,
			actor: { uid, handle, name: handle, role },
			scope: scopeOfRole[role],
			token: null,
			via: "api",
			requestId: newUid(16),
			address: "127.0.0.1",
			instance,
			storageRoots: [root],
		};
	};
	const admin = await person("admin", "admin");
	const storageUid = newUid(12);
	await createLocalStorage({ root, uid: storageUid, allowedRoots: [root] });
	await db.insert(storages).values({ uid: storageUid, root, isDefault: true, createdBy: admin.actor.uid });
	return {
		database,
		root,
		admin,
		contributor: await person("contributor", "contributor"),
		viewer: await person("viewer", "viewer"),
		person,
		close: async () => {
			await database.close();
			await rm(root, { recursive: true, force: true });
		},
	};
}
