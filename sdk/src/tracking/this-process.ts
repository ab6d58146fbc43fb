import { dirname, resolve } from "node:path";
import type { GitState, RunCreateInput } from "../../../lib/contracts/runs.ts";
import { commandLine, environmentOf, hostName } from "./environment.ts";

/** What a run that this process carries out says of the process. */
export async function thisProcess(git: GitState | null): Promise<Omit<RunCreateInput, "transformUid">> {
	const folder = process.argv[1] === undefined ? process.cwd() : dirname(resolve(process.argv[1]));
	return {
		hasHeartbeat: true,
		commandLine: commandLine(),
		host: hostName(),
		environment: await environmentOf(folder),
		...(git === null ? {} : { git }),
	};
}
