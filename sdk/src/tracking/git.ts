import { execFile } from "node:child_process";
import { relative, sep } from "node:path";
import { promisify } from "node:util";
import type { GitState } from "../../../lib/contracts/runs.ts";

const run = promisify(execFile);

/** What git knows of a file: its repository's name, its path in it, and the repository's state. */
export interface GitFacts {
	/** `owner/name` of the remote, or null without one. */
	project: string | null;
	root: string;
	/** Relative to the root, `/` between its parts. */
	path: string;
	state: GitState;
}

async function git(folder: string, ...args: string[]): Promise<string | null> {
	try {
		const { stdout } = await run("git", ["-C", folder, ...args], { timeout: 5_000 });
		return stdout.trim();
	} catch {
		return null; // No git, no repository, no commit yet, no remote: each is usual, and means "not known".
	}
}

/** Asks git about a file; null outside a repository. */
export async function gitFacts(folder: string, path: string): Promise<GitFacts | null> {
	const root = await git(folder, "rev-parse", "--show-toplevel");
	if (!root) return null;
	const [remote, commit, branch, changes] = await Promise.all([
		git(folder, "remote", "get-url", "origin"),
		git(folder, "rev-parse", "HEAD"),
		git(folder, "rev-parse", "--abbrev-ref", "HEAD"),
		git(folder, "status", "--porcelain"),
	]);
	const clean = remote ? withoutCredentials(remote) : null;
	return {
		project: clean ? projectOf(clean) : null,
		root,
		path: relative(root, path).split(sep).join("/"),
		state: {
			remote: clean,
			commit: commit || null,
			branch: branch && branch !== "HEAD" ? branch : null,
			isDirty: Boolean(changes),
		},
	};
}

/** A remote's address as it may be stored: without user name and password. */
export function withoutCredentials(remote: string): string {
	return remote.replace(/^(\w+:\/\/)[^@/]+@/, "$1");
}

/** `owner/name` of a remote's address. */
export function projectOf(remote: string): string | null {
	return /([^/:]+\/[^/:]+?)(?:\.git)?\/?$/.exec(remote)?.[1] ?? null;
}
