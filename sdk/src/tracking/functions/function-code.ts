import type { GitState } from "../../../../lib/contracts/runs.ts";
import type { TransformView } from "../../../../lib/contracts/transforms.ts";
import { call } from "../../client/http.ts";
import { Transform } from "../../records/transform.ts";
import { findOwnCode } from "../own-code.ts";
import { current } from "../state.ts";

/** A function, as it is registered. */
export interface FunctionCode {
	name: string;
	source: string;
	/** The script or notebook that it is in, or null where no file called. */
	file: string | null;
}

/**
 * Registers a function as a transform beside the script or notebook that it is in: `steps.ts#align`. Another source is its
 * next version.
 *
 * @throws WhenceError `invalid` when it is in no file and nothing is tracked that it could belong to.
 */
export async function registerFunction({
	name,
	source,
	file,
}: FunctionCode): Promise<{ transform: Transform; git: GitState | null }> {
	const tracked = current.tracked?.isOwnCode ? current.tracked.transform : null;
	const code = file === null && tracked ? null : await findOwnCode(file ?? undefined);
	const home = code?.transform ?? { project: tracked?.project ?? "", key: tracked?.key ?? "" };
	const view = await call<TransformView>("POST", "/transforms", {
		json: {
			project: home.project,
			key: `${home.key}#${name}`,
			name,
			type: "function",
			source,
			...(code?.transform.reference ? { reference: code.transform.reference } : {}),
		},
	});
	return { transform: Transform.of(view), git: code?.git ?? null };
}
