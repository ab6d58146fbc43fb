import { basename, resolve } from "node:path";
import type { EdgeOrigin, FileOutcome } from "../../../lib/contracts/enums.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { FilesRegisterInput, FilesRegisterView } from "../../../lib/contracts/files.ts";
import { call } from "../client/http.ts";
import { settings } from "../settings.ts";
import { provideContent } from "./provide.ts";

/** A file on this computer that is to be saved. */
export interface LocalFile {
	path: string;
	/** What it is called in the instance; where it lies in its storage, else its name, unless said otherwise. */
	key?: string;
}

/** A file that was saved, among many. */
export interface SavedFile {
	path: string;
	uid: string;
	key: string;
	version: number;
	/** SHA-256 in hexadecimal. */
	hash: string;
	/** `created`, `new_version`, `unchanged`, or else. */
	outcome: FileOutcome;
}

/** What many files are saved with. */
export interface SaveManyOptions {
	/** How many are saved so far, of how many. */
	onProgress?: (saved: number, of: number) => void;
	/** How it is known that the run made them: `tracked` unless said otherwise. */
	origin?: EdgeOrigin;
}

/** A request for so many; a larger one would keep others waiting for longer. */
const savedAtOnce = 500;
/** So many are read and sent at a time. */
const sentAtOnce = 8;

/**
 * Saves files as outputs of a run, or of none, by one request for every 500 and one for each that must be sent. While one
 * part is registered the next is sent.
 *
 * @throws WhenceError of the first part that is refused, naming the file; the parts before it are saved, and the same call
 *   again goes on.
 */
export async function saveMany(
	files: readonly LocalFile[],
	runUid: string | null,
	{ onProgress, origin }: SaveManyOptions = {},
): Promise<SavedFile[]> {
	const saved: SavedFile[] = [];
	const parts = Array.from({ length: Math.ceil(files.length / savedAtOnce) }, (_, i) =>
		files.slice(i * savedAtOnce, (i + 1) * savedAtOnce),
	);
	let next = provideAll(parts[0] ?? []);
	for (const [i, part] of parts.entries()) {
		const items = await next;
		next = provideAll(parts[i + 1] ?? []);
		// Whoever waits for it hears of it; until then it is no unhandled rejection.
		next.catch(() => undefined);
		const json: FilesRegisterInput = {
			items,
			...(runUid === null ? {} : { runUid }),
			...(origin === undefined ? {} : { origin }),
			...(settings.storage === null ? {} : { storageUid: settings.storage }),
		};
		const answer = await call<FilesRegisterView>("POST", "/files/register", { json }).catch(
			(error: unknown) => refuse(part, error),
		);
		for (const [j, { versionNo, edge: _edge, ...file }] of answer.items.entries())
			saved.push({ path: part[j]?.path ?? "", ...file, version: versionNo });
		onProgress?.(saved.length, files.length);
	}
	return saved;
}

async function provideAll(files: readonly LocalFile[]): Promise<FilesRegisterInput["items"]> {
	const items: FilesRegisterInput["items"] = [];
	const waiting = files.entries();
	const work = async () => {
		for (const [i, { path, key }] of waiting) {
			const { content, type } = await provideContent(resolve(path), {
				type: "file",
				storageUid: settings.storage,
				onProgress: undefined,
			});
			items[i] = { content, type, name: basename(path), ...(key === undefined ? {} : { key }) };
		}
	};
	await Promise.all(Array.from({ length: Math.min(sentAtOnce, files.length) }, work));
	return items;
}

/** The server knows the file by its place in the request; a person by its path. */
function refuse(part: readonly LocalFile[], error: unknown): never {
	const at = error instanceof WhenceError ? /^items\.(\d+)/.exec(error.field ?? "")?.[1] : undefined;
	if (!(error instanceof WhenceError) || at === undefined) throw error;
	const { code, message, hint } = error;
	throw new WhenceError(code, `${part[Number(at)]?.path}: ${message}`, {
		cause: error,
		...(hint === undefined ? {} : { hint }),
	});
}
