import type { AuditVerifyView } from "../../contracts/audit.ts";
import type { Ctx } from "../ctx.ts";
import { requireScope } from "../scope.ts";
import type { AuditTrust } from "./audit-trust.ts";
import { verifyAudit } from "./verify-audit.ts";

/** What the process needs to vouch for its audit. */
export interface Auditor {
	trust: AuditTrust;
	/** {@link verifyAudit}; whoever asks while it is under way gets the same answer. */
	verify(args: { ctx: Ctx }): Promise<AuditVerifyView>;
}

export function createAuditor(trust: AuditTrust): Auditor {
	let running: Promise<AuditVerifyView> | null = null;
	return {
		trust,
		async verify({ ctx }) {
			requireScope(ctx, "read");
			running ??= verifyAudit({ ctx, trust }).finally(() => {
				running = null;
			});
			return running;
		},
	};
}
