import { fileURLToPath } from "node:url";

/**
 * The file that called a function, or null where what calls is no file: a notebook's cell, a prompt.
 *
 * @param below the function: the stack is read from its caller on.
 */
export function callingFile(below: (...args: never[]) => unknown): string | null {
	const at: { stack?: string } = {};
	Error.captureStackTrace(at, below);
	const frame = at.stack?.split("\n").find((line) => /^\s+at /.test(line)) ?? "";
	const [, place] =
		/(?:\(|at )(?:async )?((?:file:\/\/)?(?:\/|[A-Za-z]:[\\/]).*?):\d+:\d+\)?$/.exec(frame) ?? [];
	if (place === undefined) return null;
	return place.startsWith("file:") ? fileURLToPath(place) : place;
}
