import type { Page } from "../../lib/contracts/common.ts";
import { WhenceError } from "../../lib/contracts/errors.ts";
import type { TransformView } from "../../lib/contracts/transforms.ts";
import { call } from "../src/client/http.ts";

/**
 * The version of code that a person means: a key (its latest version), `KEY@VERSION`, or a uid.
 *
 * @throws WhenceError `not_found`; `conflict` when several projects have the key.
 */
export async function resolveTransform(name: string): Promise<TransformView> {
	const at = name.lastIndexOf("@");
	const [key, version] = at > 0 ? [name.slice(0, at), name.slice(at + 1)] : [name, undefined];
	const found = (await named({ key: name })) ?? (version && (await named({ key, version })));
	if (found) return found;
	const uid = name.replace(/^transform:/, "");
	if (/^[0-9A-Za-z]{12}([0-9A-Za-z]{4})?$/.test(uid)) return call<TransformView>("GET", `/transforms/${uid}`);
	throw new WhenceError("not_found", `there is no code with the key or uid ${name}`, {
		hint: `Look for it with \`whence search --kind transform ${key}\`.`,
	});
}

async function named(query: { key: string; version?: string }): Promise<TransformView | undefined> {
	const { items } = await call<Page<TransformView>>("GET", "/transforms", { query: { ...query, limit: 10 } });
	const projects = items.map(({ project }) => project || "(none)");
	if (items.length > 1) {
		throw new WhenceError("conflict", `several projects have ${query.key}: ${projects.join(", ")}`, {
			hint: "Name it by its uid: `whence list transforms` has them.",
		});
	}
	return items[0];
}
