import { Command } from "commander";
import type { StorageView } from "../../../lib/contracts/storages.ts";
import type { MeView } from "../../../lib/contracts/users.ts";
import { call, currentConnection } from "../../src/client/http.ts";
import { sdkVersion } from "../../src/version.ts";
import { printJson } from "../print.ts";

/** `whence info`: which instance is meant here. */
export function infoCommand(): Command {
	return new Command("info")
		.description("say which instance is meant here, and where its server and storages are")
		.option("--json", "as JSON")
		.action(async ({ json }: { json?: boolean }) => {
			const server = await currentConnection();
			const me = await call<MeView>("GET", "/me");
			const { items } = await call<{ items: StorageView[] }>("GET", "/storages");
			const info = {
				instance: me.instance.name,
				instanceUid: me.instance.uid,
				url: server.url,
				serverVersion: server.serverVersion,
				version: sdkVersion,
				user: me.user.handle,
				storages: items.map(({ root, fileCount }) => ({ root, fileCount })),
			};
			if (json) return printJson(info);
			process.stdout.write(`instance  ${info.instance} (${info.instanceUid})\n`);
			process.stdout.write(`server    ${info.url}, version ${info.serverVersion}\n`);
			process.stdout.write(`user      ${info.user}\n`);
			for (const { root, fileCount } of info.storages)
				process.stdout.write(`storage   ${root} (${fileCount} files)\n`);
		});
}
