import { resolve } from "node:path";
import { parseArgs } from "node:util";

/** What the command line says. */
export interface ServerArguments {
	/** Absolute: the default storage's folder. */
	storage: string;
	/** Absolute folder of the embedded database. */
	db: string;
	port: number | undefined;
	host: string | undefined;
	owner: string | undefined;
	/** Stop after so long without a request. */
	idleMinutes: number | undefined;
	isDev: boolean;
	hasDashboard: boolean;
	isInit: boolean;
	/** Absolute: a backup to make the instance of. */
	restore: string | undefined;
	isJsonReady: boolean;
	issueToken: string | undefined;
	signInPath: string;
}

export const usage = `whence-server --storage DIR [options]

  --storage DIR       the default storage's folder, made when missing
  --db DIR            the embedded database's folder (STORAGE/.whence/db)
  --port N            the port to begin with (7420); the next free one when it is taken
  --host ADDRESS      the address to bind (127.0.0.1)
  --owner HANDLE      who owns a new instance (from git, else the system's user)
  --idle-minutes N    stop after N minutes without a request
  --init              make the instance, print it and a token as JSON, and end
  --restore FILE      make the instance of a backup, print it and a token as JSON, and end
  --issue-token NAME  print a new token of the owner's with --json-ready
  --json-ready        print one line of JSON when ready
  --sign-in-path P    where the printed sign-in link leads
  --no-dashboard      answer the API alone
  --dev               build pages as they are asked for

DATABASE_URL=postgres://… uses PostgreSQL instead of the embedded database.`;

/**
 * Reads the command line.
 *
 * @throws Error saying which argument is wrong.
 */
export function parseArguments(argv: readonly string[]): ServerArguments {
	const { values } = parseArgs({
		args: [...argv],
		options: {
			storage: { type: "string" },
			db: { type: "string" },
			port: { type: "string" },
			host: { type: "string" },
			owner: { type: "string" },
			"idle-minutes": { type: "string" },
			init: { type: "boolean", default: false },
			restore: { type: "string" },
			"json-ready": { type: "boolean", default: false },
			"issue-token": { type: "string" },
			"sign-in-path": { type: "string", default: "/" },
			"no-dashboard": { type: "boolean", default: false },
			dev: { type: "boolean", default: false },
		},
	});
	if (!values.storage) throw new Error("--storage DIR is missing: say where files are kept.");
	const storage = resolve(values.storage);
	return {
		storage,
		db: values.db ? resolve(values.db) : resolve(storage, ".whence", "db"),
		port: wholeNumber("--port", values.port, 65_535),
		host: values.host,
		owner: values.owner,
		idleMinutes: wholeNumber("--idle-minutes", values["idle-minutes"], 1_000_000),
		isDev: values.dev,
		hasDashboard: !values["no-dashboard"],
		isInit: values.init,
		restore: values.restore === undefined ? undefined : resolve(values.restore),
		isJsonReady: values["json-ready"],
		issueToken: values["issue-token"],
		signInPath: values["sign-in-path"],
	};
}

function wholeNumber(name: string, text: string | undefined, max: number): number | undefined {
	if (text === undefined) return undefined;
	const number = Number(text);
	if (/^\d+$/.test(text) && number <= max) return number;
	throw new Error(`${name} must be a whole number from 0 to ${max}, not ${JSON.stringify(text)}.`);
}
