import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import type { AuditExportEnd, AuditExportHead, AuditVerifyView } from "../../../lib/contracts/audit.ts";
import { type AuditKeyRef, exportEndText, nextDigest } from "../../../lib/contracts/audit-chain.ts";
import { ChainCheck, type ChainProblem, type FoundLink } from "../../../lib/contracts/check-chain.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { chainCrypto } from "./chain-crypto.ts";
import { readLine } from "./read-line.ts";

/** So many links are checked at a time. */
const batch = 500;

/**
 * Checks an export by itself: its events, their seals and that none was taken out of the file. That the chain was cut
 * before it was exported only a head that was seen later can tell.
 *
 * @param trusted the public keys that are trusted, whatever the file says; of a chain that changed keys, each of them.
 * @throws WhenceError `invalid` for a file that is no export with seals.
 */
export async function verifyExport(path: string, trusted: readonly string[]): Promise<AuditVerifyView> {
	const begin = performance.now();
	let [head, end, check]: [AuditExportHead | null, AuditExportEnd | null, ChainCheck | null] = [
		null,
		null,
		null,
	];
	let keys: AuditKeyRef[] = [];
	let problem: ChainProblem | null = null;
	let at: string | null = null;
	let links: FoundLink[] = [];
	let [number, count, digest] = [0, 0, ""];
	const flush = () => {
		problem ??= check?.add(links) ?? null;
		if (problem === null) at = links.at(-1)?.event?.at ?? at;
		links = [];
	};
	for await (const text of createInterface({
		input: createReadStream(path),
		crlfDelay: Number.POSITIVE_INFINITY,
	})) {
		number++;
		if (text === "") continue;
		const line = readLine(text, `${path}: line ${number}`);
		if (check === null) {
			if (line.is !== "head") throw notAnExport(path);
			head = line.head;
			keys = keysOf(head, trusted);
			check = new ChainCheck({
				instanceUid: head.instanceUid,
				keys,
				crypto: chainCrypto,
				isWhole: head.isWhole,
			});
			continue;
		}
		if (line.is === "head" || line.is === "other" || end !== null) throw notAnExport(path);
		if (line.is === "end") {
			end = line.end;
			continue;
		}
		count++;
		digest = chainCrypto.sha256(nextDigest(digest, line.link.seal.hash));
		links.push(line.link);
		if (links.length === batch) flush();
		if (problem !== null) break;
	}
	if (check === null || head === null) throw notAnExport(path);
	flush();
	const message = problem === null ? endFault(head, end, { keys, count, digest }) : null;
	// What the end says of blankings counts only when its signature is right.
	if (message !== null) problem = { n: check.head.n, eventId: null, message };
	problem ??= check.end(end?.unsealedBlankings);
	return {
		isWhole: problem === null,
		problem,
		sealedCount: check.count,
		head: check.count === 0 ? null : { ...check.head, at },
		unsealedCount: 0,
		keys: keys.map((each) => ({ ...each, fingerprint: chainCrypto.sha256(each.publicKey).slice(0, 16) })),
		tookMs: Math.round(performance.now() - begin),
	};
}

function keysOf(head: AuditExportHead, trusted: readonly string[]): AuditKeyRef[] {
	const [only] = trusted;
	if (only === undefined) return head.keys;
	const known = head.keys.filter(({ publicKey }) => trusted.includes(publicKey));
	return known.length > 0 ? known : [{ sinceN: 1, publicKey: only }];
}

/** What is wrong with the end of the file; null when it is as it was exported. */
function endFault(
	head: AuditExportHead,
	end: AuditExportEnd | null,
	found: { keys: readonly AuditKeyRef[]; count: number; digest: string },
): string | null {
	if (end === null) return "The file was cut: its last line, which says what is in it, is missing.";
	if (end.count !== found.count || end.digest !== found.digest)
		return `Events were taken out of the file, or put in: it was exported with ${end.count}, and has ${found.count}.`;
	const hash = chainCrypto.sha256(exportEndText(head, end));
	const isSigned = found.keys.some(({ publicKey }) => chainCrypto.isSigned(publicKey, hash, end.signature));
	return isSigned ? null : "What the file says of itself was not signed with the key of this instance.";
}

function notAnExport(path: string): WhenceError {
	return new WhenceError("invalid", `${path} is no export of an audit`, {
		hint: "Make one with `whence audit export > audit.ndjson`.",
	});
}
