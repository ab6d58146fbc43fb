import { access, constants } from "node:fs/promises";

/** Whether something lies at a path, and may be used as `mode` says. */
export function isThere(path: string, mode: number = constants.F_OK): Promise<boolean> {
	return access(path, mode).then(
		() => true,
		() => false,
	);
}
