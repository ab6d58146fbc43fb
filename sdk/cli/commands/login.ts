import { createInterface } from "node:readline/promises";
import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { discoverInstance } from "../../src/instance/discover.ts";
import { checkHealth } from "../../src/instance/health.ts";
import { forgetToken, keepToken } from "../credentials.ts";
import { askLocally, localServer } from "../local-server.ts";
import { printJson } from "../print.ts";

/** `whence login`: keeps a token for the current instance. */
export function loginCommand(): Command {
	return new Command("login")
		.description("keep a token for the current instance: made here for one's own, asked for at an address")
		.option("--token <secret>", "the token; better typed when asked, or piped in")
		.option("--json", "as JSON")
		.addHelpText(
			"after",
			"\nExamples:\n  whence login\n  WHENCE_URL=https://whence.example.org whence login < token.txt",
		)
		.action(async ({ token, json }: { token?: string; json?: boolean }) => {
			const location = await discoverInstance();
			const kept = location.kind === "url" ? await fromPerson(location.url, token) : await fromServer();
			await keepToken(kept.instanceUid, kept.url, kept.token);
			if (json) return printJson({ instanceUid: kept.instanceUid, url: kept.url });
			process.stdout.write(`A token for ${kept.url} is kept.\n`);
		});
}

/** `whence logout`: forgets it. */
export function logoutCommand(): Command {
	return new Command("logout")
		.description("forget the token of the current instance (revoke it under Settings)")
		.option("--json", "as JSON")
		.action(async ({ json }: { json?: boolean }) => {
			const location = await discoverInstance();
			const url = location.kind === "url" ? location.url : (await localServer()).url;
			const health = await checkHealth(url);
			if (!health) throw new WhenceError("unavailable", `no Whence server answers at ${url}`);
			await forgetToken(health.instanceUid);
			if (json) return printJson({ instanceUid: health.instanceUid });
			process.stdout.write("The token is forgotten.\n");
		});
}

interface NewCredential {
	instanceUid: string;
	url: string;
	token: string;
}

async function fromServer(): Promise<NewCredential> {
	const server = await localServer();
	const body = { name: `command line of ${process.env["USER"] ?? "this user"}` };
	const made = await askLocally<{ token: string; instanceUid: string }>(server, "/api/local/token", body);
	return { ...made, url: server.url };
}

async function fromPerson(url: string, given: string | undefined): Promise<NewCredential> {
	const health = await checkHealth(url);
	if (!health) throw new WhenceError("unavailable", `no Whence server answers at ${url}`);
	const token = (given ?? (await askForToken(url))).trim();
	const response = await fetch(`${url}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
	if (!response.ok) throw new WhenceError("unauthenticated", `${url} does not accept this token`);
	return { instanceUid: health.instanceUid, url, token };
}

async function askForToken(url: string): Promise<string> {
	const prompt = createInterface({ input: process.stdin, output: process.stderr });
	try {
		return await prompt.question(`Make a token at ${url}/settings and paste it here: `);
	} finally {
		prompt.close();
	}
}
