import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { runs } from "../../../db/schema/index.ts";
import type { ShownRunStatus } from "../../contracts/enums.ts";

/** A running run whose process was silent for this long is shown as lost, until it beats again. */
export const heartbeatTimeoutSeconds = 60;

interface StatusColumns {
	status: AnyPgColumn;
	hasHeartbeat: AnyPgColumn;
	heartbeatAt: AnyPgColumn;
}

/** The status that people see, as SQL: `lost` is derived, never stored. */
export function shownStatus(run: StatusColumns = runs): SQL<ShownRunStatus> {
	return sql<ShownRunStatus>`case when ${run.status} = 'running' and ${run.hasHeartbeat}
		and ${run.heartbeatAt} < now() - make_interval(secs => ${sql.raw(String(heartbeatTimeoutSeconds))})
		then 'lost' else ${run.status} end`;
}
