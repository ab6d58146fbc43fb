"use server";

import { z } from "zod";
import { readAction, writeAction } from "../../lib/actions/action-client.ts";
import { AuditBlankInput } from "../../lib/contracts/audit.ts";
import { getRuntime } from "../../lib/runtime.ts";
import { blankPayload } from "../../lib/services/audit/blank-payload.ts";

export const verifyAuditAction = readAction(z.strictObject({}), ({ ctx }) =>
	getRuntime().auditor.verify({ ctx }),
);
export const blankPayloadAction = writeAction(AuditBlankInput, blankPayload);
