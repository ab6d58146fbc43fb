import { connect, createServer, type Socket } from "node:net";

/** A way to a PostgreSQL that listens to what is said on it. */
export interface StatementCounter {
	/** The address to give instead of the database's own. */
	url: string;
	/** The statements since the last call, but for the begin and end of transactions, and the sealer's. */
	take(): string[];
	stop(): Promise<void>;
}

const isTransactionControl = (text: string) => /^\s*(begin|commit|rollback|savepoint|release)\b/i.test(text);
/** A server seals its audit every second, whatever is asked of it. */
const isSealing = (text: string) => /pg_try_advisory_xact_lock|age_seconds/.test(text);

/**
 * Stands between a program and its PostgreSQL, and notes every statement that the program sends: of a server in another
 * process nothing else tells it.
 */
export async function countStatements(databaseUrl: string): Promise<StatementCounter> {
	const target = new URL(databaseUrl);
	let statements: string[] = [];
	const open = new Set<Socket>();
	const server = createServer((client) => {
		const database = connect(Number(target.port || 5432), target.hostname);
		const read = statementReader((text) => {
			if (!isTransactionControl(text) && !isSealing(text)) statements.push(text);
		});
		client.on("data", read);
		client.pipe(database).pipe(client);
		for (const [one, other] of [
			[client, database],
			[database, client],
		] as const) {
			open.add(one);
			one.on("error", () => other.destroy()).on("close", () => open.delete(one));
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port");
	const url = new URL(databaseUrl);
	url.hostname = "127.0.0.1";
	url.port = String(address.port);
	return {
		url: url.toString(),
		take: () => {
			const taken = statements;
			statements = [];
			return taken;
		},
		stop: () => {
			for (const socket of open) socket.destroy();
			return new Promise((resolve) => server.close(() => resolve()));
		},
	};
}

/** Reads the messages of a client, of version 3 of the protocol, unencrypted: each a letter, a length and a body. */
function statementReader(onStatement: (text: string) => void): (chunk: Buffer) => void {
	const texts = new Map<string, string>();
	let bound = "";
	let rest = Buffer.alloc(0);
	// The first message has no letter.
	let hasBegun = false;
	const message = (type: string, body: Buffer) => {
		const words = body.toString("utf8").split("\0");
		if (type === "Q") onStatement(words[0] ?? "");
		else if (type === "P") texts.set(words[0] ?? "", words[1] ?? "");
		else if (type === "B") bound = words[1] ?? "";
		else if (type === "E") onStatement(texts.get(bound) ?? "");
	};
	return (chunk) => {
		rest = Buffer.concat([rest, chunk]);
		for (;;) {
			const head = hasBegun ? 1 : 0;
			if (rest.length < head + 4) return;
			const length = rest.readInt32BE(head);
			if (rest.length < head + length) return;
			if (hasBegun) message(String.fromCharCode(rest[0] ?? 0), rest.subarray(5, head + length));
			hasBegun = true;
			rest = rest.subarray(head + length);
		}
	};
}
