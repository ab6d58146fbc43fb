import { spawnSync } from "node:child_process";
import { closeSync, constants, mkdtempSync, openSync, rmSync } from "node:fs";
import { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A pipe of the system: what a program writes to `fd` is read from `read`. */
export interface RealPipe {
	fd: number;
	read: Socket;
	/** Lets go of our own end for writing, once the program has its copy. */
	given(): void;
}

/**
 * Makes a pipe. What Node itself gives a child is a socket: a program cannot open that again as /dev/stderr, and gets
 * another error than a pipe's when its reader has gone.
 *
 * @returns null where the system has no named pipes.
 */
export function makePipe(): RealPipe | null {
	const folder = mkdtempSync(join(tmpdir(), "whence-"));
	const path = join(folder, "pipe");
	try {
		if (spawnSync("mkfifo", ["-m", "600", path]).status !== 0) return null;
		const readFd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
		const fd = openSync(path, constants.O_WRONLY);
		return {
			fd,
			read: new Socket({ fd: readFd, readable: true, writable: false }),
			given: () => closeSync(fd),
		};
	} finally {
		// Both ends are open: the name has served.
		rmSync(folder, { recursive: true, force: true });
	}
}
