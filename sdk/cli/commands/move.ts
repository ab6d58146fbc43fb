import { Command } from "commander";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import { call } from "../../src/client/http.ts";
import { printJson } from "../print.ts";

/** `whence mv`: a script that was renamed keeps its history. */
export function moveCommand(): Command {
	return new Command("mv")
		.description("tell that a script or notebook was renamed: its versions and runs stay with it")
		.argument("<old>", "its key until now")
		.argument("<new>", "its key from now on")
		.option("--project <project>", "where several projects have the key")
		.option("--json", "as JSON")
		.action(async (from: string, to: string, { project, json }: { project?: string; json?: boolean }) => {
			const body = { from, to, ...(project === undefined ? {} : { project }) };
			const moved = await call<TransformView>("POST", "/transforms/move", { json: body });
			if (json) return printJson(moved);
			process.stdout.write(`${moved.uid}  ${from} → ${moved.key}\n`);
		});
}
