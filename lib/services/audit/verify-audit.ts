import { gt, sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { auditEvents, auditSeals } from "../../../db/schema/index.ts";
import type { AuditVerifyView } from "../../contracts/audit.ts";
import { ChainCheck, type ChainProblem } from "../../contracts/check-chain.ts";
import type { Ctx } from "../ctx.ts";
import { letOthersWork } from "../lineage/let-others-work.ts";
import { requireScope } from "../scope.ts";
import type { AuditTrust } from "./audit-trust.ts";
import { chainCrypto } from "./chain-crypto.ts";
import { countUnsealed } from "./count-unsealed.ts";
import { readLinks } from "./read-links.ts";
import { unsealedBlankings } from "./unsealed-blankings.ts";

/**
 * Checks the whole chain of seals, against keys and heads that are kept outside the database. Sequential, and a
 * second for some ten thousand events; others are served meanwhile.
 *
 * @returns whether it is whole, and the first link that is not.
 */
export async function verifyAudit({ ctx, trust }: { ctx: Ctx; trust: AuditTrust }): Promise<AuditVerifyView> {
	requireScope(ctx, "read");
	const begin = performance.now();
	const keys = await trust.trustedKeys();
	const check = new ChainCheck({
		instanceUid: ctx.instance.uid,
		keys,
		crypto: chainCrypto,
		known: await trust.notedHeads(),
		isWhole: true,
	});
	let problem: ChainProblem | null = null;
	let after = 0;
	for (;;) {
		const links = await readLinks(ctx.db, gt(auditSeals.n, after));
		problem = check.add(links);
		const last = links.at(-1);
		if (problem !== null || last === undefined) break;
		after = last.seal.n;
		await letOthersWork();
	}
	const { n, hash } = check.head;
	problem ??= check.end(await unsealedBlankings(ctx.db, n));
	const [newest] = await rows<{ at: string | null }>(
		ctx.db,
		sql`select to_char(${auditEvents.at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
			from ${auditSeals} inner join ${auditEvents} on ${auditEvents.id} = ${auditSeals.eventId}
			where ${auditSeals.n} = ${n}`,
	);
	return {
		isWhole: problem === null,
		problem,
		sealedCount: check.count,
		head: n === 0 ? null : { n, hash, at: newest?.at ?? null },
		unsealedCount: await countUnsealed(ctx.db),
		keys: keys.map((key) => ({ ...key, fingerprint: chainCrypto.sha256(key.publicKey).slice(0, 16) })),
		tookMs: Math.round(performance.now() - begin),
	};
}
