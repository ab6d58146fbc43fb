import { sql } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { rows } from "../../../db/rows.ts";
import { auditEvents, auditKeys, auditSeals } from "../../../db/schema/index.ts";
import {
	type AuditKeyRef,
	type ChainHead,
	chainBegin,
	type Seal,
	sealText,
} from "../../contracts/audit-chain.ts";
import type { SealKey } from "./audit-trust.ts";
import { chainCrypto } from "./chain-crypto.ts";
import { type ChainedRow, chainedEvent, eventColumns } from "./chained-events.ts";
import { recordRekey } from "./record-rekey.ts";

/** A transaction's worth of seals. */
const batch = 1000;
/** So long an event may wait for another server, whose key the chain is signed with, before this one goes on. */
const takeOverSeconds = 30;
/** Any number that nothing else in this database locks by. */
const lock = 7_420_001;

export interface SealRound {
	/** Where the next round looks from: all before it is sealed. */
	from: string;
	/** The newest seal that this round wrote; null when there was nothing to seal, or another server does it. */
	head: ChainHead | null;
	/** Set when the chain goes on with this server's key. */
	newKey: AuditKeyRef | null;
	/** There is more to seal. */
	hasMore: boolean;
}

/**
 * Seals what was written since, in one transaction; at any time one server does, the others find it done.
 *
 * What is visible is sealed in the order of its ids; what a longer transaction writes is found later, for each round
 * looks from the oldest transaction that was open in the round before.
 *
 * @param from where the round before ended; "0" looks at all events.
 * @param noted where the chain ended, as it was written down outside the database.
 */
export async function sealEvents(
	db: Database,
	{
		instanceUid,
		key,
		from,
		noted = null,
	}: { instanceUid: string; key: SealKey; from: string; noted?: ChainHead | null },
): Promise<SealRound> {
	return db.transaction(async (tx) => {
		const nothing = { from, head: null, newKey: null, hasMore: false };
		const [state] = await rows<{ is_mine: boolean; horizon: string }>(
			tx,
			sql`select pg_try_advisory_xact_lock(${lock}) as is_mine,
				pg_snapshot_xmin(pg_current_snapshot())::text as horizon`,
		);
		if (!state?.is_mine) return nothing;
		const events = await rows<ChainedRow & { age_seconds: number }>(
			tx,
			sql`select ${eventColumns}, extract(epoch from now() - ${auditEvents.at})::float as age_seconds
				from ${auditEvents}
				where ${auditEvents.tx} >= ${from}::xid8
					and not exists (select 1 from ${auditSeals} where ${auditSeals.eventId} = ${auditEvents.id})
				order by ${auditEvents.id} limit ${batch}`,
		);
		const hasMore = events.length === batch;
		const next = hasMore ? from : state.horizon;
		if (events.length === 0) return { ...nothing, from: next };
		const newest = (await newestSeal(tx)) ?? { n: 0, hash: chainCrypto.sha256(chainBegin(instanceUid)) };
		// After a cut it goes on where it was, not where it is: the gap shows for ever, however much is written.
		const isCut =
			noted !== null && (noted.n > newest.n || (noted.n === newest.n && noted.hash !== newest.hash));
		const head = isCut ? noted : newest;
		const [current] = await tx.select().from(auditKeys).orderBy(sql`${auditKeys.sinceN} desc`).limit(1);
		const isOther = current !== undefined && current.publicKey !== key.publicKey;
		if (isOther && Math.max(...events.map((event) => event.age_seconds)) < takeOverSeconds) return nothing;
		const newKey = current === undefined || isOther ? { sinceN: head.n + 1, publicKey: key.publicKey } : null;
		if (newKey) await tx.insert(auditKeys).values(newKey);
		if (isOther) await recordRekey(tx, instanceUid, { before: current.publicKey, after: key.publicKey });
		const seals = sealsFor(events, head, key);
		await tx.execute(sql`insert into ${auditSeals} (n, event_id, previous_hash, hash, signature)
			select * from json_to_recordset(${JSON.stringify(seals)}::json)
				as seal(n int, event_id bigint, previous_hash text, hash text, signature text)`);
		const last = seals.at(-1);
		return {
			from: next,
			head: last ? { n: last.n, hash: last.hash } : null,
			newKey,
			hasMore: hasMore || isOther,
		};
	});
}

/** The end of the chain as the database has it; null before the first seal. */
export async function newestSeal(db: Database): Promise<ChainHead | null> {
	const [seal] = await db
		.select({ n: auditSeals.n, hash: auditSeals.hash })
		.from(auditSeals)
		.orderBy(sql`${auditSeals.n} desc`)
		.limit(1);
	return seal ?? null;
}

type SealRow = Pick<Seal, "n" | "hash" | "signature"> & { event_id: string; previous_hash: string };

function sealsFor(events: readonly ChainedRow[], head: ChainHead, key: SealKey): SealRow[] {
	let { n, hash: previousHash } = head;
	return events.map((row) => {
		n++;
		const hash = chainCrypto.sha256(sealText(n, previousHash, chainedEvent(row)));
		const seal = { n, event_id: row.id, previous_hash: previousHash, hash, signature: key.sign(hash) };
		previousHash = hash;
		return seal;
	});
}
