import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { edgeOrigins, outputKinds } from "../../lib/contracts/enums.ts";
import { tokens } from "./auth.ts";
import { identText, idOf, moment, xid8 } from "./columns.ts";
import { files } from "./files.ts";
import { isOneOf } from "./is-one-of.ts";
import { runs } from "./runs.ts";
import { users } from "./users.ts";

/** What both kinds of edge say: which run, which file, when and how known, and whether taken back. */
const edgeColumns = () => ({
	runId: idOf("run_id")
		.notNull()
		.references(() => runs.id),
	fileId: idOf("file_id")
		.notNull()
		.references(() => files.id),
	recordedAt: moment("recorded_at").notNull().defaultNow(),
	occurredAt: moment("occurred_at"),
	recordedBy: identText("recorded_by")
		.notNull()
		.references(() => users.id),
	tokenId: identText("token_id").references(() => tokens.id),
	origin: text("origin", { enum: edgeOrigins }).notNull(),
	isLate: boolean("is_late").notNull().default(false),
	/** The transaction that wrote it last: a trigger renews it with every update, so that readers of changes see retractions too. */
	tx: xid8("tx").notNull().default(sql`pg_current_xact_id()`),
	retractedAt: moment("retracted_at"),
	retractedBy: identText("retracted_by").references(() => users.id),
	retractedReason: text("retracted_reason"),
});

/** A run read a file. Never deleted: retracted, with a reason. */
export const runInputs = pgTable("run_inputs", edgeColumns(), (t) => [
	primaryKey({ columns: [t.runId, t.fileId] }),
	index("run_inputs_file").on(t.fileId, t.runId),
	index("run_inputs_tx").on(t.tx),
	check("run_inputs_origin", isOneOf(t.origin, edgeOrigins)),
	check(
		"run_inputs_retracted",
		sql`num_nonnulls(${t.retractedAt}, ${t.retractedBy}, ${t.retractedReason}) in (0, 3)`,
	),
]);

/** A run made a file (`created`, at most one run) or made the same content again (`recreated`). */
export const runOutputs = pgTable(
	"run_outputs",
	{ ...edgeColumns(), kind: text("kind", { enum: outputKinds }).notNull() },
	(t) => [
		primaryKey({ columns: [t.runId, t.fileId] }),
		index("run_outputs_file").on(t.fileId, t.runId),
		index("run_outputs_tx").on(t.tx),
		uniqueIndex("run_outputs_one_creator")
			.on(t.fileId)
			.where(sql`${t.kind} = 'created' and ${t.retractedAt} is null`),
		check("run_outputs_kind", isOneOf(t.kind, outputKinds)),
		check("run_outputs_origin", isOneOf(t.origin, edgeOrigins)),
		check(
			"run_outputs_retracted",
			sql`num_nonnulls(${t.retractedAt}, ${t.retractedBy}, ${t.retractedReason}) in (0, 3)`,
		),
	],
);
