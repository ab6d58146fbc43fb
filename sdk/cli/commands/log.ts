import { once } from "node:events";
import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { colouredText, plainText } from "../../../lib/contracts/terminal-text.ts";
import { type LogLine, type LogOptions, readLog } from "../../src/records/run-log.ts";

interface Options {
	follow?: boolean;
	grep?: string;
	tail?: string;
	json?: boolean;
}

/** `whence log`: what a run wrote, each stream to its own. */
export function logCommand(): Command {
	return new Command("log")
		.description("what a run wrote to standard output and error")
		.argument("<run>", "the run's uid")
		.option("-f, --follow", "wait for more, until the run has ended")
		.option("--grep <text>", "only lines that have this text, whatever its case")
		.option("-n, --tail <n>", "only the last lines, 2000 at most")
		.option("--json", "each line as a line of JSON: its number, time, stream and text")
		.addHelpText("after", "\nExample:\n  whence log --follow --grep error 4kX9aQ2mV7tB1cDz")
		.action(async (run: string, { follow = false, grep, tail, json }: Options) => {
			const options: LogOptions = {
				follow,
				...(grep === undefined ? {} : { grep }),
				...(tail === undefined ? {} : { tail: countOf(tail) }),
			};
			for await (const line of readLog(encodeURIComponent(run.replace(/^run:/, "")), options)) {
				await (json ? say(process.stdout, JSON.stringify(line)) : show(line));
			}
		});
}

/** What a stranger's program wrote must not steer this terminal: its colours stay, where there is one. */
function show({ stream, text }: LogLine): Promise<void> {
	const to = process[stream];
	return say(to, to.isTTY ? `${colouredText(text)}\u001b[0m` : plainText(text));
}

async function say(to: NodeJS.WriteStream, line: string): Promise<void> {
	if (!to.write(`${line}\n`)) await once(to, "drain");
}

function countOf(text: string): number {
	const count = Number(text);
	if (Number.isInteger(count) && count >= 1 && count <= 2000) return count;
	throw new WhenceError("invalid", "--tail takes a number from 1 to 2000", { field: "tail" });
}
