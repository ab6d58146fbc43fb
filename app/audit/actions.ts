"use server";

import { z } from "zod";
import { readAction, writeAction } from "../../lib/actions/action-client.ts";
import { AuditBlankInput, AuditFacetsInput } from "../../lib/contracts/audit.ts";
import { getRuntime } from "../../lib/runtime.ts";
import { listAuditFacets } from "../../lib/services/audit/audit-facets.ts";
import { blankPayload } from "../../lib/services/audit/blank-payload.ts";

export const auditFacetsAction = readAction(AuditFacetsInput, listAuditFacets);
export const verifyAuditAction = readAction(z.strictObject({}), ({ ctx }) =>
	getRuntime().auditor.verify({ ctx }),
);
export const blankPayloadAction = writeAction(AuditBlankInput, blankPayload);
