import { readFileSync } from "node:fs";
import { open, readFile, rename, rm, stat, utimes } from "node:fs/promises";
import { hostname } from "node:os";
import { WhenceError } from "../lib/contracts/errors.ts";
import { newUid } from "../lib/contracts/ids.ts";

const beatMs = 5_000;
/** A lock of another host or container is dead when it has stood still for this long. */
const staleMs = 15_000;

interface Holder {
	id: string;
	pid: number;
	host: string;
	/** The process's start as the kernel counts it: a pid alone may be somebody else's by now. */
	processStart: string | null;
	since: string;
}

/** An exclusive lock that is held. */
export interface Lock {
	release(): Promise<void>;
}

/**
 * Takes the lock of a database folder: two processes on one embedded database lose rows silently.
 *
 * A lock of a dead process of this host is taken over at once, one of another host or container only after
 * it has stood still for 15 s.
 *
 * @throws WhenceError `conflict` naming the process and host that hold it.
 */
export async function takeLock(path: string): Promise<Lock> {
	const mine: Holder = {
		id: newUid(16),
		pid: process.pid,
		host: hostname(),
		processStart: processStart(process.pid),
		since: new Date().toISOString(),
	};
	for (let tries = 0; tries < 5; tries++) {
		if (await writeNew(path, mine)) return hold(path, mine);
		const holder = await readHolder(path);
		if (holder === "gone") continue;
		if (!(await isDead(path, holder))) throw refuse(path, holder);
		// Renaming picks one winner among those that saw the same dead lock.
		const aside = `${path}.dead-${mine.id}`;
		const isMoved = await rename(path, aside).then(
			() => true,
			(error: NodeJS.ErrnoException) => {
				if (error.code === "ENOENT") return false;
				throw error;
			},
		);
		if (isMoved) await rm(aside, { force: true });
	}
	throw new WhenceError("conflict", `The lock ${path} changes hands all the time.`, { hint: "Try again." });
}

async function writeNew(path: string, mine: Holder): Promise<boolean> {
	try {
		const handle = await open(path, "wx", 0o600);
		try {
			await handle.writeFile(JSON.stringify(mine));
			await handle.sync();
		} finally {
			await handle.close();
		}
		return true;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
		throw error;
	}
}

async function readHolder(path: string): Promise<Holder | "gone" | null> {
	try {
		return JSON.parse(await readFile(path, "utf8")) as Holder;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOENT") return "gone";
		// Half written: its writer died, or is at it this moment; its age tells.
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

async function isDead(path: string, holder: Holder | null): Promise<boolean> {
	if (holder?.host === hostname()) {
		if (!isAlive(holder.pid)) return true;
		const start = processStart(holder.pid);
		if (start !== null && holder.processStart !== null) return start !== holder.processStart;
		return false;
	}
	const entry = await stat(path).catch(() => null);
	// Watched rather than compared with the clock: another host's clock may be wrong.
	if (entry === null) return true;
	const before = entry.mtimeMs;
	await new Promise((resolve) => setTimeout(resolve, staleMs));
	const after = await stat(path).catch(() => null);
	return after === null || after.mtimeMs === before;
}

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === "EPERM";
	}
}

/** The 22nd field of /proc/PID/stat (proc(5)); null where there is no /proc. */
function processStart(pid: number): string | null {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, "utf8");
		return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? null;
	} catch {
		return null;
	}
}

function hold(path: string, mine: Holder): Lock {
	const beat = setInterval(() => {
		const now = new Date();
		// The folder may be away for a moment; the next beat tries again.
		utimes(path, now, now).catch(() => undefined);
	}, beatMs);
	beat.unref();
	return {
		release: async () => {
			clearInterval(beat);
			const holder = await readHolder(path);
			if (holder !== "gone" && holder?.id === mine.id) await rm(path, { force: true });
		},
	};
}

function refuse(path: string, holder: Holder | null): WhenceError {
	const who = holder ? `process ${holder.pid} on ${holder.host} since ${holder.since}` : "another process";
	return new WhenceError("conflict", `The database of this instance is held by ${who}.`, {
		hint: `Use that server, or stop it with \`whence serve --stop\` there. (Its lock is ${path}.)`,
	});
}
