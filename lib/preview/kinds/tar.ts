import type { Preview } from "../../contracts/previews.ts";
import { maxRows } from "../table.ts";
import { type ArchiveEntry, previewEntries } from "./archive.ts";

const block = 512;
/** Headers looked at: each is one read, wherever in the archive it lies. */
const maxHeaders = 400;

/** Whether these are the first bytes of a tar archive. */
export function looksTar(head: Buffer): boolean {
	return head.length >= block && head.toString("latin1", 257, 262) === "ustar";
}

/**
 * What is in a tar archive: goes from header to header and leaves the contents between them alone.
 *
 * @param read a piece of the archive; shorter at its end.
 * @param isWhole whether `read` reaches to the archive's end.
 */
export async function previewTar(
	read: (start: number, end: number) => Promise<Buffer>,
	isWhole: boolean,
): Promise<Preview> {
	const entries: ArchiveEntry[] = [];
	let longName: string | null = null;
	let at = 0;
	let isEnded = false;
	for (let i = 0; i < maxHeaders && entries.length < maxRows; i++) {
		const header = await read(at, at + block);
		if (header.length < block || header.every((byte) => byte === 0)) {
			isEnded = header.length === block || isWhole;
			break;
		}
		if (!looksTar(header)) break;
		const sizeBytes = sizeOf(header);
		if (sizeBytes === null) break;
		const type = header.toString("latin1", 156, 157);
		const body = at + block;
		at = body + Math.ceil(sizeBytes / block) * block;
		// GNU and POSIX say names that are long in an entry of their own, before the one that they name.
		if (type === "L" || type === "x") {
			const text = (await read(body, body + Math.min(sizeBytes, 4096))).toString("utf8");
			longName = type === "L" ? untilNul(text) : (/^\d+ path=([^\n]*)$/m.exec(text)?.[1] ?? longName);
			continue;
		}
		if (type === "g") continue;
		const prefix = textOf(header, 345, 500);
		const name = textOf(header, 0, 100);
		const path: string = longName ?? (prefix === "" ? name : `${prefix}/${name}`);
		longName = null;
		entries.push({ path, sizeBytes, isFolder: type === "5" });
	}
	if (entries.length === 0)
		return { kind: "none", reason: "This tar archive is damaged: it has no readable entry." };
	return previewEntries("Tar archive", entries, isEnded ? entries.length : null);
}

function textOf(header: Buffer, from: number, to: number): string {
	return untilNul(header.toString("utf8", from, to));
}

function untilNul(text: string): string {
	return text.split("\0", 1).join("");
}

/** Octal text, or big-endian bytes for what is larger than 8 GiB. */
function sizeOf(header: Buffer): number | null {
	if ((header[124] ?? 0) & 0x80) {
		const size = Number(header.readBigUInt64BE(128));
		return Number.isSafeInteger(size) ? size : null;
	}
	const text = textOf(header, 124, 136).trim();
	return /^[0-7]{1,12}$/.test(text) ? Number.parseInt(text, 8) : null;
}
