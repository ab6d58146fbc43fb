import { createHash } from "node:crypto";
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalStorage, type LocalStorage } from "./local-storage.ts";

/** Gives `use` a folder of its own, with a space in its name, and removes it afterwards. */
export async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
	const folder = await realpath(await mkdtemp(join(tmpdir(), "whence storage ")));
	try {
		return await use(folder);
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

/** Gives `use` a new storage, and the folder that it is in. */
export async function withStorage<T>(use: (storage: LocalStorage, around: string) => Promise<T>): Promise<T> {
	return withFolder(async (around) =>
		use(
			await createLocalStorage({ root: join(around, "mydata"), uid: "storageUid01", allowedRoots: [around] }),
			around,
		),
	);
}

/** SHA-256 of a text or bytes, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
	return createHash("sha256").update(content).digest("hex");
}

/** A body that arrives in pieces of `chunkBytes`. */
export function bodyOf(content: string | Uint8Array, chunkBytes = 64 * 1024): ReadableStream<Uint8Array> {
	const bytes = Buffer.from(content);
	let at = 0;
	return new ReadableStream<Uint8Array>({
		pull(controller) {
			if (at >= bytes.length) return controller.close();
			controller.enqueue(bytes.subarray(at, at + chunkBytes));
			at += chunkBytes;
		},
	});
}
