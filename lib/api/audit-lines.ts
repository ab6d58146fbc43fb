import type { AuditExportEnd, AuditExportHead } from "../contracts/audit.ts";
import { exportEndText, nextDigest } from "../contracts/audit-chain.ts";
import { chainCrypto } from "../services/audit/chain-crypto.ts";
import type { AuditExport, ExportedEvent } from "../services/audit/export-audit.ts";
import { csvLine } from "./csv.ts";

export const exportFormats = { csv: "text/csv; charset=utf-8", ndjson: "application/x-ndjson" } as const;

const columns = [
	"seal",
	"id",
	"at",
	"actor",
	"token",
	"via",
	"action",
	"kind",
	"uid",
	"label",
	"before",
	"after",
];

function csvOf({ view }: ExportedEvent): string {
	const { sealNo, id, at, actor, tokenName, via, action } = view;
	const { entityKind, entityUid, entityLabel, before, after } = view;
	const json = (value: unknown) => (value === null ? "" : JSON.stringify(value));
	return csvLine(
		[sealNo ?? "", id, at, actor?.handle ?? "", tokenName ?? "", via, action].concat(
			[entityKind, entityUid, entityLabel],
			[json(before), json(after)],
		),
	);
}

/** The text of an exported audit, some events at a time. */
export async function* auditLines(
	{ keys, isWhole, isSealed, events, sign, unsealedBlankings }: AuditExport,
	{ format, instanceUid, at }: { format: keyof typeof exportFormats; instanceUid: string; at: Date },
): AsyncGenerator<string> {
	const exportedAt = at.toISOString();
	const head: AuditExportHead = { whence: "audit", instanceUid, exportedAt, isWhole, keys: [...keys] };
	yield format === "csv" ? csvLine(columns) : `${JSON.stringify(head)}\n`;
	let digest = "";
	let [count, lastSeal] = [0, 0];
	const lineOf = ({ view, link }: ExportedEvent) =>
		`${JSON.stringify(isSealed ? { ...view, link } : view)}\n`;
	for await (const batch of events) {
		for (const { link } of batch) {
			if (link === null) continue;
			count++;
			lastSeal = link.seal.n;
			digest = chainCrypto.sha256(nextDigest(digest, link.seal.hash));
		}
		yield batch.map(format === "csv" ? csvOf : lineOf).join("");
	}
	if (format === "csv" || !isSealed) return;
	const said = { count, digest, unsealedBlankings: await unsealedBlankings(lastSeal) };
	const end: AuditExportEnd = {
		whence: "end",
		...said,
		signature: sign(chainCrypto.sha256(exportEndText(head, said))),
	};
	yield `${JSON.stringify(end)}\n`;
}
