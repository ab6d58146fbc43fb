import { execFile, spawn } from "node:child_process";
import { access, chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A PostgreSQL of the tests' own. */
export interface ThrowawayPostgres {
	url: string;
	stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL in a temporary folder from the system's binaries. PostgreSQL refuses to run as
 * root, so root drops to another user for it.
 *
 * @returns null where no binaries are installed.
 */
export async function startThrowawayPostgres(): Promise<ThrowawayPostgres | null> {
	const bin = await findBinaries();
	if (bin === null) return null;
	const folder = await mkdtemp(join(tmpdir(), "whence-pg-"));
	const user = process.getuid?.() === 0 ? await otherUser() : null;
	if (user) await chown(folder, user.uid, user.gid);
	const data = join(folder, "data");
	const env = { ...process.env, LC_ALL: "C", HOME: folder };
	await run(join(bin, "initdb"), ["-D", data, "-U", "whence", "-A", "trust", "-E", "UTF8"], {
		...(user ?? {}),
		env,
		cwd: folder,
	});
	const port = await freePort();
	const settings = ["fsync=off", "max_connections=300", "listen_addresses=127.0.0.1"].flatMap((s) => [
		"-c",
		s,
	]);
	const server = spawn(join(bin, "postgres"), ["-D", data, "-p", String(port), "-k", folder, ...settings], {
		...(user ?? {}),
		env,
		cwd: folder,
		stdio: ["ignore", "ignore", "pipe"],
	});
	const stop = async () => {
		const ended = new Promise((resolve) => server.once("exit", resolve));
		// Immediate: nothing in it is wanted, and open connections would hold a polite stop back.
		if (server.exitCode === null && server.kill("SIGQUIT")) await ended;
		await rm(folder, { recursive: true, force: true });
	};
	try {
		await becomesReady(server);
	} catch (error) {
		await stop();
		throw error;
	}
	return { url: `postgres://whence@127.0.0.1:${port}/postgres`, stop };
}

async function becomesReady(server: ReturnType<typeof spawn>): Promise<void> {
	let log = "";
	await new Promise<void>((resolve, reject) => {
		server.stderr?.on("data", (chunk: Buffer) => {
			log += chunk.toString();
			if (log.includes("ready to accept connections")) resolve();
		});
		server.once("error", reject);
		server.once("exit", (code) => reject(new Error(`PostgreSQL ended with code ${code}:\n${log}`)));
	});
	// Keeps the pipe from filling, and the log from growing.
	server.stderr?.removeAllListeners("data").resume();
}

/** The folder with the server's programs: on the PATH, or where Debian and Homebrew keep them. */
async function findBinaries(): Promise<string | null> {
	const debian = "/usr/lib/postgresql";
	const versions = await readdir(debian).catch(() => []);
	const folders = [
		...versions.sort((a, b) => Number(b) - Number(a)).map((version) => join(debian, version, "bin")),
		...(process.env["PATH"] ?? "").split(delimiter),
	];
	for (const folder of folders) {
		const isThere = await Promise.all(
			["initdb", "postgres"].map((name) =>
				access(join(folder, name)).then(
					() => true,
					() => false,
				),
			),
		);
		if (isThere.every(Boolean)) return folder;
	}
	return null;
}

async function otherUser(): Promise<{ uid: number; gid: number }> {
	for (const name of ["postgres", "nobody"]) {
		const ids = await Promise.all(["-u", "-g"].map((flag) => run("id", [flag, name]))).catch(() => null);
		const [uid, gid] = ids?.map(({ stdout }) => Number(stdout)) ?? [];
		if (uid !== undefined && gid !== undefined) return { uid, gid };
	}
	return { uid: 65534, gid: 65534 };
}

async function freePort(): Promise<number> {
	return new Promise((resolve, reject) => {
		const probe = createServer();
		probe.once("error", reject);
		probe.listen(0, "127.0.0.1", () => {
			const address = probe.address();
			probe.close(() =>
				typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
			);
		});
	});
}
