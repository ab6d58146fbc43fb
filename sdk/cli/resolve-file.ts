import type { Page } from "../../lib/contracts/common.ts";
import { WhenceError } from "../../lib/contracts/errors.ts";
import type { FileView } from "../../lib/contracts/files.ts";
import { call } from "../src/client/http.ts";

/**
 * The file that a person means: a key, or a uid.
 *
 * @throws WhenceError `not_found`.
 */
export async function resolveFile(name: string): Promise<FileView> {
	const { items } = await call<Page<FileView>>("GET", "/files", { query: { key: name, limit: 1 } });
	if (items[0]) return items[0];
	if (/^[0-9A-Za-z]{12}([0-9A-Za-z]{4})?$/.test(name)) return call<FileView>("GET", `/files/${name}`);
	throw new WhenceError("not_found", `there is no file with the key or uid ${name}`, {
		hint: `Look for it with \`whence search ${name}\`.`,
	});
}
