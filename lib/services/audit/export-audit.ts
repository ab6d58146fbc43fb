import { and, asc, gt, inArray } from "drizzle-orm";
import { auditSeals } from "../../../db/schema/index.ts";
import { type AuditEventView, AuditExportInput } from "../../contracts/audit.ts";
import type { AuditKeyRef, UnsealedBlanking } from "../../contracts/audit-chain.ts";
import type { FoundLink } from "../../contracts/check-chain.ts";
import type { Ctx } from "../ctx.ts";
import { letOthersWork } from "../lineage/let-others-work.ts";
import { parseInput } from "../parse-input.ts";
import { effectiveScope, requireScope } from "../scope.ts";
import type { AuditTrust } from "./audit-trust.ts";
import { eventsWhere } from "./event-filters.ts";
import { readLinks } from "./read-links.ts";
import { unsealedBlankings } from "./unsealed-blankings.ts";
import { auditEventView, selectEvents } from "./view.ts";

const batch = 500;

/** An event, and the link of the chain that vouches for it, for whoever may see all that the chain binds. */
export interface ExportedEvent {
	view: AuditEventView;
	link: FoundLink | null;
}

export interface AuditExport {
	keys: readonly AuditKeyRef[];
	/** Nothing was filtered out: the chain can be checked as a whole. */
	isWhole: boolean;
	/** Links come with the events. */
	isSealed: boolean;
	/** Signs the hash of what the export says at its end. */
	sign(hash: string): string;
	/** To be asked when all events were read. */
	unsealedBlankings(afterSeal: number): Promise<UnsealedBlanking[]>;
	events: AsyncGenerator<ExportedEvent[]>;
}

/**
 * All events that the filters leave, as they are sealed, oldest first; what has no seal yet is left out, for it can be
 * vouched for by nobody. A network address is part of what is sealed, and for admins only: so are the seals.
 *
 * @throws WhenceError `invalid` for an unknown filter.
 */
export async function exportAudit({
	ctx,
	input,
	trust,
}: {
	ctx: Ctx;
	input: AuditExportInput;
	trust: AuditTrust;
}): Promise<AuditExport> {
	requireScope(ctx, "read");
	const f = parseInput(AuditExportInput, input);
	const isSealed = effectiveScope(ctx) === "admin";
	return {
		keys: await trust.trustedKeys(),
		isWhole: eventsWhere(f) === undefined,
		isSealed,
		sign: trust.key.sign,
		unsealedBlankings: (afterSeal) => unsealedBlankings(ctx.db, afterSeal),
		events: batches(ctx, f, isSealed),
	};
}

async function* batches(ctx: Ctx, f: AuditExportInput, isSealed: boolean): AsyncGenerator<ExportedEvent[]> {
	let after = 0;
	for (;;) {
		const found = await selectEvents(ctx.db)
			.where(and(eventsWhere(f), gt(auditSeals.n, after)))
			.orderBy(asc(auditSeals.n))
			.limit(batch);
		const last = found.at(-1)?.sealNo ?? null;
		if (last === null) return;
		const numbers = found.flatMap(({ sealNo }) => (sealNo === null ? [] : [sealNo]));
		const links = isSealed ? await readLinks(ctx.db, inArray(auditSeals.n, numbers)) : [];
		const linkOf = new Map(links.map((link) => [link.seal.n, link]));
		yield found.map((row) => ({
			view: auditEventView(row, isSealed),
			link: linkOf.get(row.sealNo ?? 0) ?? null,
		}));
		after = last;
		await letOthersWork();
	}
}
