import { isAbsolute, relative, sep } from "node:path";

/** Says what a file that was found is called, or null for one that does not count. */
export type KeyOf = (path: string) => string | null;

/** What programs keep for themselves: hidden, installed or compiled. */
export function isTheirOwn(name: string): boolean {
	return name.startsWith(".") || name === "node_modules" || name === "__pycache__";
}

/**
 * Files count below the working folder and in storages, unless something on the way is hidden, installed or compiled. They
 * are called as they lie in the first of these that has them.
 *
 * @param roots real paths; the root of the disk is no working folder, for all of the system lies below.
 */
export function places(roots: readonly string[]): KeyOf {
	const allowed = roots.filter((root) => root !== "/" && root !== "");
	return (path) => {
		for (const root of allowed) {
			const inside = relative(root, path);
			if (inside === "" || inside.startsWith("..") || isAbsolute(inside)) continue;
			const parts = inside.split(sep);
			return parts.some(isTheirOwn) ? null : parts.join("/");
		}
		return null;
	};
}
