import { Command } from "commander";
import type { MeView } from "../../../lib/contracts/users.ts";
import { call } from "../../src/client/http.ts";
import { printJson } from "../print.ts";

/** `whence whoami`. */
export function whoamiCommand(): Command {
	return new Command("whoami")
		.description("say who you are here, and what your token may do")
		.option("--json", "as JSON")
		.action(async ({ json }: { json?: boolean }) => {
			const me = await call<MeView>("GET", "/me");
			if (json) return printJson(me);
			const token = me.tokenName ? `, by the token "${me.tokenName}"` : "";
			process.stdout.write(`${me.user.handle} (${me.user.role}), may ${me.scope}${token}\n`);
		});
}
