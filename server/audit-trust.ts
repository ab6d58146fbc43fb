import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { AuditKeyRef } from "../lib/contracts/audit-chain.ts";
import { WhenceError } from "../lib/contracts/errors.ts";
import type { AuditTrust, SealKey } from "../lib/services/audit/audit-trust.ts";
import { headLog } from "./head-log.ts";
import { writeWhole } from "./write-whole.ts";

/**
 * What seals the audit and what vouches for it, in files beside the storage: the private key, the public keys that
 * count, and where the chain ended.
 *
 * @param folder the instance's own, never the database's.
 * @param keyFile a private key in PEM that several servers of one database share; made when it is not there.
 * @param known the keys that the database has. They are believed once: when this server has none yet, as after a
 *   backup was restored elsewhere.
 */
export async function openAuditTrust(
	folder: string,
	keyFile: string | null,
	known: readonly AuditKeyRef[],
): Promise<AuditTrust> {
	const key = await openSealKey(keyFile ?? join(folder, "audit-key.pem"));
	const keysPath = join(folder, "audit-keys.json");
	let keys = (await readKeys(keysPath)) ?? [];
	const isNew = keys.length === 0;
	const save = async (next: AuditKeyRef[]) => {
		keys = next.sort((a, b) => a.sinceN - b.sinceN);
		await writeWhole(keysPath, `${JSON.stringify({ keys }, null, "\t")}\n`);
	};
	// Its own is this server's, even when it was stopped before it had written that down.
	const missing = known.filter(
		({ publicKey, sinceN }) =>
			(isNew || publicKey === key.publicKey) && !keys.some((each) => each.sinceN === sinceN),
	);
	if (missing.length > 0) await save([...keys, ...missing]);
	const heads = await headLog(join(folder, "audit-heads.log"));
	return {
		key,
		trustedKeys: async () => keys,
		trust: (added) => save([...keys, added]),
		noteHead: heads.note,
		notedHeads: heads.noted,
	};
}

async function openSealKey(path: string): Promise<SealKey> {
	const pem = await readIfThere(path);
	const privateKey = pem === null ? await makeKey(path) : parseKey(path, pem);
	const publicKey = createPublicKey(privateKey).export({ format: "der", type: "spki" }).toString("base64url");
	return { publicKey, sign: (hash) => sign(null, Buffer.from(hash), privateKey).toString("base64url") };
}

function parseKey(path: string, pem: string): KeyObject {
	try {
		const key = createPrivateKey(pem);
		if (key.asymmetricKeyType === "ed25519") return key;
	} catch (cause) {
		throw new WhenceError("invalid", `${path} is no private key: ${String(cause)}`, { cause });
	}
	throw new WhenceError("invalid", `${path} is no Ed25519 key, with which the audit is sealed.`, {
		hint: "Make one with: openssl genpkey -algorithm ed25519",
	});
}

async function makeKey(path: string): Promise<KeyObject> {
	const { privateKey } = generateKeyPairSync("ed25519");
	await writeWhole(path, privateKey.export({ format: "pem", type: "pkcs8" }));
	return privateKey;
}

async function readKeys(path: string): Promise<AuditKeyRef[] | null> {
	const text = await readIfThere(path);
	return text === null ? null : (JSON.parse(text) as { keys: AuditKeyRef[] }).keys;
}

async function readIfThere(path: string): Promise<string | null> {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
		throw error;
	}
}
