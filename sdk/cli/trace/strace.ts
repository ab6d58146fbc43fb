import { execFile } from "node:child_process";
import { constants, mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { isThere } from "../is-there.ts";
import { claimOf, readTrace } from "./read-trace.ts";
import { type TracedFiles, tracedFiles } from "./traced-files.ts";

/** A command that is watched as it opens files. */
export interface Tracing {
	/** What is started in the command's place: it becomes the command, with the same process number. */
	command: string[];
	/** What it is given besides: those inside know that they are traced already. */
	env: Record<string, string>;
	/** What it, and all that it began, did to files. */
	filesOf(pid: number): Promise<TracedFiles>;
	/** Removes the trace, when nobody writes to it any more. */
	end(): Promise<void>;
}

const calls =
	"open,openat,openat2,creat,rename,renameat,renameat2,link,linkat,chdir,fchdir,clone,clone3,fork,vfork";
// The tracer is a grandchild (-D), so that the command stays our child, with its own signals and exit code; the kernel
// stops a process at these calls alone (--seccomp-bpf); a file for each process (-ff), so that those inside read theirs.
const options = ["-D", "-ff", "-qqq", "-y", "-ttt", "-s", "0", "-e", "signal=none"];
const folderName = "WHENCE_TRACE";

/**
 * Prepares the tracing of a command, by strace; inside of a command that is traced, by its trace.
 *
 * @throws WhenceError `unavailable` where there is no strace, or where it may not trace.
 */
export async function traceCommand(command: readonly string[]): Promise<Tracing> {
	const around = await traceAround();
	if (around !== null)
		return { command: [...command], env: {}, ...inFolder(around), end: async () => undefined };
	const folder = await realpath(await mkdtemp(join(tmpdir(), ".whence-trace-")));
	const flags = await workingFlags(folder).catch(async (error: unknown) => {
		await rm(folder, { recursive: true, force: true });
		throw error;
	});
	// What cannot be found fails by itself, with its own words.
	const isFound = await isExecutable(command[0] ?? "");
	return {
		command: isFound ? ["strace", ...flags, "-o", `${folder}/of`, "--", ...command] : [...command],
		env: { [folderName]: folder },
		...inFolder(folder),
		end: async () => {
			if (!(await isWrittenTo(folder))) await rm(folder, { recursive: true, force: true });
		},
	};
}

/** The folder of the trace that follows this process too, and with it all that we begin; null when there is none. */
export async function traceAround(): Promise<string | null> {
	const folder = process.env[folderName];
	return folder && (await isTraced("self")) ? folder : null;
}

function inFolder(folder: string): Pick<Tracing, "filesOf"> {
	return { filesOf: async (pid) => tracedFiles(await readTrace(folder, pid, process.cwd())) };
}

/** Inside of a command that is traced: what this process reads and writes is not the command's doing. */
export async function claimThisProcess(): Promise<void> {
	const folder = process.env[folderName];
	// The trace may be over already, where a command left this process behind.
	if (folder) await writeFile(claimOf(folder, process.pid), "").catch(() => undefined);
}

async function isTraced(pid: string): Promise<boolean> {
	const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
	return /^TracerPid:\s*[1-9]/m.test(status);
}

/** A command may leave processes behind: a tracer that cannot write any more would take them down with it. */
async function isWrittenTo(folder: string): Promise<boolean> {
	for (const name of await readdir(folder)) {
		const pid = /^of\.(\d+)$/.exec(name)?.[1];
		if (pid !== undefined && (await isTraced(pid))) return true;
	}
	return false;
}

/** Tries it: containers may forbid to trace, and older versions of strace know less. */
async function workingFlags(folder: string): Promise<string[]> {
	let said = "";
	for (const flags of [
		[...options, "--seccomp-bpf", "-e", `trace=${calls}`],
		[...options, "-e", `trace=${calls}`],
	]) {
		try {
			await promisify(execFile)("strace", [...flags, "-o", `${folder}/try`, "--", "true"]);
			return flags;
		} catch (error) {
			said = said || reasonOf(error);
		}
	}
	throw new WhenceError("unavailable", `--trace cannot follow the command: ${said}`, {
		hint: "It needs Linux and strace, and the right to trace: in a container --cap-add=SYS_PTRACE. Or name files by --in, --out and --watch.",
	});
}

function reasonOf(error: unknown): string {
	const { code, stderr } = Object(error) as { code?: string; stderr?: string };
	return code === "ENOENT"
		? "strace is not installed"
		: (stderr ?? String(error)).trim().split("\n")[0] || "it failed";
}

async function isExecutable(name: string): Promise<boolean> {
	const places = name.includes("/") ? [""] : (process.env["PATH"] ?? "").split(delimiter);
	for (const place of places) if (await isThere(join(place, name), constants.X_OK)) return true;
	return false;
}
