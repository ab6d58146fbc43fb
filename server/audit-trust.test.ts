import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { chainCrypto } from "../lib/services/audit/chain-crypto.ts";
import { openAuditTrust } from "./audit-trust.ts";

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), "whence-trust-"));
});
afterEach(() => rm(folder, { recursive: true }));

const head = (n: number, of = n) => ({ n, hash: chainCrypto.sha256(String(of)) });

test("makes a key that only this user reads, and signs with it from then on", async () => {
	const { key } = await openAuditTrust(folder, null, []);
	const again = await openAuditTrust(folder, null, []);
	expect(again.key.publicKey).toBe(key.publicKey);
	expect(chainCrypto.isSigned(key.publicKey, "abc", again.key.sign("abc"))).toBe(true);
	expect(chainCrypto.isSigned(key.publicKey, "abd", again.key.sign("abc"))).toBe(false);
	expect((await stat(join(folder, "audit-key.pem"))).mode & 0o777).toBe(0o600);
});

test("believes the database's keys once, and later no other than its own", async () => {
	const theirs = { sinceN: 1, publicKey: "theirs" };
	const first = await openAuditTrust(folder, null, [theirs]);
	expect(await first.trustedKeys()).toEqual([theirs]);
	const own = { sinceN: 9, publicKey: first.key.publicKey };
	const forged = { sinceN: 5, publicKey: "forged" };
	const second = await openAuditTrust(folder, null, [theirs, forged, own]);
	expect(await second.trustedKeys()).toEqual([theirs, own]);
});

test("refuses a key file that holds another kind of key, or none", async () => {
	const path = join(folder, "key.pem");
	await writeFile(path, "no key");
	await expect(openAuditTrust(folder, path, [])).rejects.toThrow("is no private key");
});

test("remembers where the chain ended, and keeps for good that it was cut", async () => {
	const trust = await openAuditTrust(folder, null, []);
	for (const n of [1, 2, 3, 4]) await trust.noteHead(head(n));
	await trust.noteHead(head(3, 33));
	for (let n = 4; n < 3_100; n++) await trust.noteHead(head(n, n * 10));
	const noted = await (await openAuditTrust(folder, null, [])).notedHeads();
	expect(noted.length).toBeLessThan(2_100);
	// The oldest that is known of a number counts: what was there before the cut.
	expect(new Map(noted.map(({ n, hash }) => [n, hash])).get(4)).toBe(head(4).hash);
	expect(noted[0]).toEqual(head(3_099, 30_990));
}, 60_000);

test("takes no part of a line that a power cut left", async () => {
	const trust = await openAuditTrust(folder, null, []);
	await trust.noteHead(head(1));
	const path = join(folder, "audit-heads.log");
	await writeFile(path, `${await readFile(path, "utf8")}2 abc`);
	const after = await openAuditTrust(folder, null, []);
	expect(await after.notedHeads()).toEqual([head(1)]);
	await after.noteHead(head(2));
	expect(await (await openAuditTrust(folder, null, [])).notedHeads()).toEqual([head(2), head(1)]);
});
