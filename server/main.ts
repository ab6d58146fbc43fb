import { WhenceError } from "../lib/contracts/errors.ts";
import { parseArguments, type ServerArguments, usage } from "./arguments.ts";
import { outliveOutput } from "./outlive-output.ts";
import { restore } from "./restore.ts";
import { type RunningServer, startServer } from "./start.ts";

/** Prints what happened and what to do, without a stack for what a person can mend. */
function fail(error: unknown): never {
	if (error instanceof WhenceError) console.error(`${error.message}${error.hint ? `\n${error.hint}` : ""}`);
	else console.error(error instanceof Error && !process.env["WHENCE_DEBUG"] ? error.message : error);
	process.exit(1);
}

async function announce(args: ServerArguments, server: RunningServer): Promise<void> {
	const signInUrl = server.url + (await server.signInPath(args.signInPath));
	if (args.isJsonReady) {
		const token = args.issueToken === undefined ? undefined : await server.issueToken(args.issueToken);
		const { uid, ownerHandle, isNew } = server.instance;
		const line = {
			url: server.url,
			signInUrl,
			pid: process.pid,
			instanceUid: uid,
			ownerHandle,
			isNew,
			ownerToken: token,
		};
		process.stdout.write(`${JSON.stringify(line)}\n`);
		return;
	}
	if (server.isOtherPort) console.log("The port was taken, so the next free one is used.");
	console.log(`Whence serves ${args.storage} at ${server.url}`);
	console.log(`Sign in (once, within ten minutes):\n  ${signInUrl}`);
}

async function init(args: ServerArguments): Promise<void> {
	const server = await startServer({ ...args, hasDashboard: false, port: 0 }, () => undefined);
	const token = await server.issueToken("command line");
	const { uid, ownerHandle, isNew } = server.instance;
	await server.stop();
	const made = { instanceUid: uid, storage: args.storage, ownerHandle, isNew, token };
	process.stdout.write(`${JSON.stringify(made)}\n`);
}

async function serve(args: ServerArguments): Promise<void> {
	outliveOutput();
	let running: RunningServer | null = null;
	let isStopping = false;
	const stop = () => {
		if (isStopping || running === null) return;
		isStopping = true;
		running.stop().then(() => process.exit(0), fail);
	};
	process.on("SIGINT", stop);
	process.on("SIGTERM", stop);
	running = await startServer(args, stop);
	await announce(args, running);
}

async function main(): Promise<void> {
	if (process.argv.includes("--help")) {
		console.log(usage);
		return;
	}
	const args = parseArguments(process.argv.slice(2));
	if (args.isInit) {
		await init(args);
		process.exit(0);
	}
	if (args.restore !== undefined) {
		process.stdout.write(`${JSON.stringify(await restore(args, args.restore))}\n`);
		process.exit(0);
	}
	// Whoever reads the line of JSON wants nothing else there; Next speaks by console.log.
	if (args.isJsonReady) console.log = console.error;
	await serve(args);
}

main().catch(fail);
