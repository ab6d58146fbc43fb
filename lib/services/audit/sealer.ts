import type { Database } from "../../../db/client.ts";
import type { AuditTrust } from "./audit-trust.ts";
import { sealEvents } from "./seal-events.ts";

/** How far the seals may be behind. */
const everyMs = 1000;

export interface Sealer {
	/** Seals what there is now; resolves when no more is to be sealed. */
	sealNow(): Promise<void>;
	/** Seals what is left, and ends. */
	close(): Promise<void>;
}

/**
 * Chains and signs audit events, at most a second after they were committed.
 *
 * @param onError told of what failed; the next second tries again.
 */
export function createSealer(
	db: Database,
	{
		instanceUid,
		trust,
		onError,
	}: { instanceUid: string; trust: AuditTrust; onError: (error: unknown) => void },
): Sealer {
	let from = "0";
	let running: Promise<void> | null = null;
	async function sealAll(): Promise<void> {
		for (let hasMore = true; hasMore; ) {
			const [noted = null] = await trust.notedHeads();
			const round = await sealEvents(db, { instanceUid, key: trust.key, from, noted });
			if (round.newKey) await trust.trust(round.newKey);
			if (round.head) await trust.noteHead(round.head);
			({ from, hasMore } = round);
		}
	}
	function sealNow(): Promise<void> {
		running ??= sealAll().finally(() => {
			running = null;
		});
		return running;
	}
	const timer = setInterval(() => void sealNow().catch(onError), everyMs);
	timer.unref();
	return {
		sealNow,
		close: async () => {
			clearInterval(timer);
			// One round may be under way that began before the last event.
			await running?.catch(onError);
			await sealNow().catch(onError);
		},
	};
}
