import { WhenceError } from "../contracts/errors.ts";

/** The system's error code (`ENOENT`), or undefined when `error` did not come from a system call. */
export function fsCode(error: unknown): string | undefined {
	if (!(error instanceof Error) || !("code" in error)) return undefined;
	return typeof error.code === "string" ? error.code : undefined;
}

/**
 * Says in our words what a system call refused about `path`. What has no plain meaning for people
 * (an I/O error, a bug of ours) comes back as it was.
 */
export function explainFsError(error: unknown, path: string): unknown {
	if (error instanceof WhenceError) return error;
	switch (fsCode(error)) {
		case "ENOENT":
		case "ENOTDIR":
			return new WhenceError("not_found", `There is no file or folder at ${path}.`, { cause: error });
		case "EACCES":
		case "EPERM":
			return new WhenceError("forbidden", `The server's user may not use ${path}.`, {
				hint: "Give the user that the server runs as access to it.",
				cause: error,
			});
		case "ELOOP":
			return new WhenceError("invalid", `${path} is a symbolic link.`, {
				hint: "Name the file that it points to.",
				cause: error,
			});
		case "ENAMETOOLONG":
			return new WhenceError("invalid", "A part of the path is longer than the file system allows.", {
				cause: error,
			});
		case "ENOSPC":
		case "EDQUOT":
			return new WhenceError("unavailable", `There is no space left for ${path}.`, {
				hint: "Free space on that disk, or ask for a larger quota, and save again: nothing was kept of this try.",
				cause: error,
			});
		case "EROFS":
			return new WhenceError("unavailable", `${path} is on a file system that is mounted read-only.`, {
				cause: error,
			});
		case "EMFILE":
		case "ENFILE":
			return new WhenceError("unavailable", "The server has too many files open.", {
				hint: "Try again in a moment.",
				cause: error,
			});
		default:
			return error;
	}
}
