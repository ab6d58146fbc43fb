import {
	type AuditKeyRef,
	type ChainedEvent,
	type ChainedPayload,
	type ChainHead,
	chainBegin,
	payloadText,
	type Seal,
	sealText,
	type UnsealedBlanking,
} from "./audit-chain.ts";

/** A seal with what it is for, as it was found. */
export interface FoundLink {
	seal: Seal;
	/** Null when it is gone. */
	event: ChainedEvent | null;
	/** Null when it is gone. */
	payload: ChainedPayload | null;
}

/** The first broken link: which, and what is wrong with it. */
export interface ChainProblem {
	n: number;
	eventId: string | null;
	message: string;
}

export interface ChainCrypto {
	/** SHA-256 of a text in UTF-8, in hexadecimal. */
	sha256(text: string): string;
	isSigned(publicKey: string, hash: string, signature: string): boolean;
}

export interface CheckOptions {
	instanceUid: string;
	/** By their first seal, rising. */
	keys: readonly AuditKeyRef[];
	crypto: ChainCrypto;
	/** Seals that were seen before, as they were written down outside the database. */
	known?: readonly ChainHead[];
	/** False for a selection of events: each is checked by itself, for what lies between is not there. */
	isWhole: boolean;
}

/** Transactions take seconds: an event that is sealed so long after younger ones was put in, or moved. */
const latestMs = 10 * 60_000;

/**
 * Checks a chain, link by link: that none is missing, that each event is as it was sealed, that it follows the one
 * before it, and that it was sealed with a key that is trusted. A signature stands for all before it, so that of a
 * whole chain it is enough to look at some of them.
 */
export class ChainCheck {
	readonly #options: CheckOptions;
	#head: ChainHead;
	#latest = 0;
	readonly #known: ReadonlyMap<number, string>;
	readonly #blanked = new Map<string, { n: number; by: string | null }>();
	/** Who blanked an event, as another event says. */
	readonly #explained = new Map<string, string | null>();
	#count = 0;

	constructor(options: CheckOptions) {
		this.#options = options;
		this.#known = new Map(options.known?.map(({ n, hash }) => [n, hash]));
		this.#head = { n: 0, hash: options.crypto.sha256(chainBegin(options.instanceUid)) };
	}

	/** The newest link that was found whole. */
	get head(): ChainHead {
		return this.#head;
	}

	/** How many links were looked at. */
	get count(): number {
		return this.#count;
	}

	/** Checks the next links, in their order; the problem of the first that is broken, or null. */
	add(links: readonly FoundLink[]): ChainProblem | null {
		const { isWhole } = this.#options;
		const before = this.#head;
		for (const link of links) {
			const problem = this.#order(link) ?? this.#content(link);
			if (problem !== null) return this.#unsignedIn(links, before.n, link.seal.n) ?? problem;
			this.#head = { n: link.seal.n, hash: link.seal.hash };
			this.#count++;
		}
		const last = links.at(-1);
		if (last === undefined || (isWhole && this.#isSigned(last.seal))) return null;
		return this.#unsignedIn(links, before.n, Number.POSITIVE_INFINITY);
	}

	/**
	 * What only the end shows.
	 *
	 * @param unsealed what was blanked so lately that the events that say so have no seal yet.
	 */
	end(unsealed: readonly UnsealedBlanking[] = []): ChainProblem | null {
		if (!this.#options.isWhole) return null;
		for (const { event, by } of unsealed) this.#explained.set(event, by);
		const known = Math.max(0, ...this.#known.keys());
		for (const [eventId, { n, by }] of this.#blanked) {
			const explained = this.#explained.get(eventId);
			if (explained === undefined)
				return { n, eventId, message: `What event ${eventId} said was blanked, and no event says by whom.` };
			if (explained !== by)
				return { n, eventId, message: `Event ${eventId} was blanked by another than it says.` };
		}
		if (known > this.#head.n)
			return {
				n: this.#head.n + 1,
				eventId: null,
				message: `The end of the chain is gone: it had ${known} seals, and has ${this.#head.n}.`,
			};
		return null;
	}

	#order({ seal, event }: FoundLink): ChainProblem | null {
		const { n, previousHash } = seal;
		const eventId = event?.id ?? null;
		if (!this.#options.isWhole) return null;
		if (n !== this.#head.n + 1)
			return {
				n: this.#head.n + 1,
				eventId: null,
				message:
					n > this.#head.n
						? `Seal ${this.#head.n + 1} is gone: after seal ${this.#head.n} comes seal ${n}.`
						: `Seal ${n} comes after seal ${this.#head.n}.`,
			};
		if (previousHash !== this.#head.hash)
			return { n, eventId, message: `Seal ${n} does not follow seal ${n - 1}: one of the two was changed.` };
		const known = this.#known.get(n);
		if (known !== undefined && known !== seal.hash)
			return { n, eventId, message: `Seal ${n} is another than it was: the chain was cut, and went on.` };
		return null;
	}

	#content({ seal, event, payload }: FoundLink): ChainProblem | null {
		const { sha256 } = this.#options.crypto;
		const { n } = seal;
		if (event === null)
			return { n, eventId: null, message: `The event that seal ${n} is for is gone, or another.` };
		const problem = (message: string): ChainProblem => ({ n, eventId: event.id, message });
		if (sha256(sealText(n, seal.previousHash, event)) !== seal.hash)
			return problem(`Event ${event.id} is not as it was when it was sealed.`);
		if (payload === null) return problem(`What event ${event.id} said was before and after is gone.`);
		if ("blankedAt" in payload) this.#blanked.set(event.id, { n, by: payload.blankedBy });
		else if (sha256(payloadText(payload.before, payload.after)) !== event.payloadHash)
			return problem(`What event ${event.id} says was before and after is not as it was recorded.`);
		else if (event.action === "audit.blank") this.#explain(payload.after, event.actorUid);
		const at = Date.parse(event.at);
		if (this.#options.isWhole && at < this.#latest - latestMs)
			return problem(`Event ${event.id} of ${event.at} was sealed after events that are much younger.`);
		this.#latest = Math.max(this.#latest, at);
		return null;
	}

	#explain(after: unknown, by: string | null): void {
		if (typeof after === "object" && after !== null && "event" in after)
			this.#explained.set(String(after.event), by);
	}

	/** The first of these whose signature is none of the trusted key's. */
	#unsignedIn(links: readonly FoundLink[], after: number, until: number): ChainProblem | null {
		for (const { seal, event } of links) {
			if (seal.n <= after && this.#options.isWhole) continue;
			if (seal.n >= until) return null;
			if (!this.#isSigned(seal))
				return {
					n: seal.n,
					eventId: event?.id ?? null,
					message: `Seal ${seal.n} was not signed with the key of this instance.`,
				};
		}
		return null;
	}

	#isSigned({ n, hash, signature }: Seal): boolean {
		const key = this.#options.keys.findLast(({ sinceN }) => sinceN <= n);
		return key !== undefined && this.#options.crypto.isSigned(key.publicKey, hash, signature);
	}
}
