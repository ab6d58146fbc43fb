import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { promisify } from "node:util";
import { Command } from "commander";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { readJson, readServerInfo } from "../../src/instance/discover.ts";
import { serverCommand } from "../../src/instance/start.ts";
import { keepToken } from "../credentials.ts";
import { printJson } from "../print.ts";

const run = promisify(execFile);

interface Made {
	instanceUid: string;
	storage: string;
	ownerHandle: string;
	isNew: boolean;
	token: string;
}

/** `whence init`: makes an instance, and this folder's pointer to it. */
export function initCommand(): Command {
	return new Command("init")
		.description("make an instance: a folder for files, with its database in it")
		.requiredOption("--storage <dir>", "where files are kept; made when missing")
		.option("--owner <handle>", "who owns it; from git or the system unless said")
		.option("--json", "print what was made as JSON")
		.addHelpText("after", "\nExample:\n  whence init --storage ./mydata")
		.action(async ({ storage, owner, json }: { storage: string; owner?: string; json?: boolean }) => {
			const folder = resolve(storage);
			const pointer = join(process.cwd(), ".whence.json");
			const known = await readJson<{ storage?: string; url?: string }>(pointer);
			const isOther = known && (known.storage === undefined || resolve(known.storage) !== folder);
			if (isOther) {
				throw new WhenceError("conflict", `${pointer} points to ${known.storage ?? known.url} already`, {
					hint: "Make the instance in another folder, or remove that file.",
				});
			}
			if (await readServerInfo(folder)) {
				throw new WhenceError("conflict", `${folder} is an instance whose server runs`, {
					hint: "Use it as it is, or stop it first with `whence serve --stop`.",
				});
			}
			const args = [...serverCommand(), "--storage", folder, "--init", ...(owner ? ["--owner", owner] : [])];
			const made = await askServer(args);
			await keepToken(made.instanceUid, "http://localhost", made.token);
			const path = `./${relative(process.cwd(), folder).split(sep).join("/")}`;
			await writeFile(pointer, `${JSON.stringify({ storage: path.startsWith("./..") ? folder : path })}\n`);
			if (json) return printJson({ instanceUid: made.instanceUid, storage: folder, owner: made.ownerHandle });
			const verb = made.isNew ? "Made" : "Found";
			process.stdout.write(
				`${verb} an instance in ${folder}, owned by ${made.ownerHandle}.\nSee it with: whence open\n`,
			);
		});
}

async function askServer(args: string[]): Promise<Made> {
	try {
		const { stdout } = await run(process.execPath, args);
		return JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Made;
	} catch (cause) {
		const said = String((cause as { stderr?: string }).stderr ?? "").trim();
		throw new WhenceError("unavailable", said || "the instance could not be made", { cause });
	}
}
