import { z } from "zod";
import { FileView } from "./files.ts";
import { RunView } from "./runs.ts";

export const OverviewView = z.object({
	counts: z.object({
		users: z.number().int(),
		transforms: z.number().int(),
		runs: z.number().int(),
		files: z.number().int(),
	}),
	estimated: z
		.array(z.enum(["users", "transforms", "runs", "files"]))
		.describe("counts that are the database's estimate: those beyond 10,000"),
	activity: z.array(z.object({ day: z.string(), runs: z.number().int(), files: z.number().int() })),
	recentRuns: z.array(RunView),
	recentFiles: z.array(FileView),
});
export type OverviewView = z.infer<typeof OverviewView>;
