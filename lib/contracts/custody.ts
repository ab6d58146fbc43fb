import { z } from "zod";
import { AuditEventView } from "./audit.ts";
import { FileView } from "./files.ts";
import { ImpactItem } from "./impact.ts";
import { FileRunView } from "./runs.ts";

const count = z.number().int();

/** Everything that happened to one version of a file. */
export const CustodyView = z.object({
	file: FileView,
	made: z.array(FileRunView).describe("runs that made it, also again, retracted ones included"),
	read: z.array(FileRunView).describe("runs that read it, retracted ones included"),
	readCount: count.nullable().describe("how many did; null: more than 10,000"),
	derived: z.array(ImpactItem).describe("files made from it, nearest first"),
	derivedCount: count,
	events: z.array(AuditEventView).describe("what was done with it, oldest first"),
	eventCount: count.nullable(),
	logsDownloads: z.boolean().describe("whether downloads are among the events"),
});
export type CustodyView = z.infer<typeof CustodyView>;
