#!/usr/bin/env node
import { WhenceError } from "../../lib/contracts/errors.ts";
import { setClientName } from "../src/client/http.ts";
import { program } from "./program.ts";
import { claimThisProcess } from "./trace/strace.ts";

/** Says what went wrong and what to do about it; 1 for a refusal, 2 for a wrong call. */
function fail(error: unknown): never {
	if (error instanceof WhenceError) {
		process.stderr.write(`whence: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ""}`);
	} else {
		process.stderr.write(`whence: ${error instanceof Error ? error.message : String(error)}\n`);
		if (process.env["WHENCE_DEBUG"] && error instanceof Error) process.stderr.write(`${error.stack}\n`);
	}
	process.exit(1);
}

setClientName("cli");
claimThisProcess()
	.then(() => program().parseAsync(process.argv))
	.catch((error: unknown) => {
		// Commander has said already what is wrong with the call.
		const { code, exitCode } = Object(error) as { code?: string; exitCode?: number };
		if (code?.startsWith("commander.")) process.exit(exitCode === 0 ? 0 : 2);
		fail(error);
	});
