import type { Context } from "hono";
import { z } from "zod";
import {
	AuditBlankInput,
	AuditEventView,
	AuditExportInput,
	AuditFacetsInput,
	AuditKeysView,
	AuditListInput,
	AuditPage,
	AuditVerifyView,
	auditFormats,
} from "../../contracts/audit.ts";
import { CustodyView } from "../../contracts/custody.ts";
import { FacetsView } from "../../contracts/facets.ts";
import { listAuditFacets } from "../../services/audit/audit-facets.ts";
import { blankPayload } from "../../services/audit/blank-payload.ts";
import { chainCrypto } from "../../services/audit/chain-crypto.ts";
import { exportAudit } from "../../services/audit/export-audit.ts";
import { listAuditEvents } from "../../services/audit/list-audit-events.ts";
import { getCustody } from "../../services/files/get-custody.ts";
import { auditLines, exportFormats } from "../audit-lines.ts";
import { downloadLines } from "../download-lines.ts";
import { checkInput, readQuery } from "../parse.ts";
import { type ApiEnv, type ApiRoute, route } from "../route.ts";

const ExportQuery = AuditExportInput.extend({ format: z.enum(auditFormats).optional() });

async function download(c: Context<ApiEnv>): Promise<Response> {
	const query = checkInput(ExportQuery, readQuery(ExportQuery, new URL(c.req.url).searchParams));
	const { format = "ndjson", ...input } = query;
	const ctx = c.get("ctx");
	const found = await exportAudit({ ctx, input, trust: c.get("runtime").auditor.trust });
	const lines = auditLines(found, { format, instanceUid: ctx.instance.uid, at: new Date() });
	return downloadLines(lines, { type: exportFormats[format], filename: `audit.${format}` });
}

export const auditRoutes: readonly ApiRoute[] = [
	route({
		method: "get",
		path: "/audit",
		summary: "Who did what, when, through what",
		tag: "audit",
		query: AuditListInput,
		response: AuditPage,
		run: ({ ctx, query }) => listAuditEvents({ ctx, input: query }),
	}),
	route({
		method: "get",
		path: "/audit/facets",
		summary: "What events can be filtered by, with counts",
		tag: "audit",
		query: AuditFacetsInput,
		response: FacetsView,
		run: ({ ctx, query }) => listAuditFacets({ ctx, input: query }),
	}),
	{
		doc: {
			method: "get",
			path: "/audit/export",
			summary: "All of that, oldest first, as CSV or NDJSON; for admins with the seals",
			tag: "audit",
			query: ExportQuery,
			rawResponse: "application/x-ndjson",
			statuses: [200],
		},
		handle: download,
	},
	route({
		method: "get",
		path: "/audit/verify",
		summary: "Check the chain of all events, and name the first broken link",
		tag: "audit",
		response: AuditVerifyView,
		run: ({ ctx, runtime }) => runtime.auditor.verify({ ctx }),
	}),
	route({
		method: "get",
		path: "/audit/keys",
		summary: "The public keys that the chain is signed with",
		tag: "audit",
		response: AuditKeysView,
		run: async ({ ctx, runtime }) => ({
			instanceUid: ctx.instance.uid,
			keys: (await runtime.auditor.trust.trustedKeys()).map((key) => ({
				...key,
				fingerprint: chainCrypto.sha256(key.publicKey).slice(0, 16),
			})),
		}),
	}),
	route({
		method: "get",
		path: "/files/{uid}/custody",
		summary: "A file's whole custody: who ingested it, what made it, who read it, what came of it",
		tag: "audit",
		response: CustodyView,
		run: ({ ctx, runtime, params }) =>
			getCustody({
				ctx,
				input: { uid: params.uid },
				adjacency: runtime.adjacency,
				logsDownloads: runtime.env.logsDownloads,
			}),
	}),
	route({
		method: "post",
		path: "/audit/{id}/blank",
		summary: "Take away for good what an event says was before and after (admins)",
		tag: "audit",
		body: AuditBlankInput.omit({ id: true }),
		response: AuditEventView,
		run: ({ ctx, params, body }) => blankPayload({ ctx, input: { ...body, id: params.id } }),
	}),
];
