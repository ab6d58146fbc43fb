import { Command } from "commander";
import type { AuditVerifyView } from "../../../lib/contracts/audit.ts";
import { call } from "../../src/client/http.ts";
import { verifyExport } from "../audit/verify-export.ts";
import { printJson } from "../print.ts";

interface Options {
	key: string[];
	json?: boolean;
}

/** `whence audit verify`: whether the history of who did what was tampered with. */
export function auditVerifyCommand(): Command {
	return new Command("verify")
		.description("check that no event was changed, taken out, put in or moved since it was sealed")
		.argument("[file]", "an export, checked here without the server; left out: the instance itself")
		.option(
			"--key <key>",
			"the public key that the export must be sealed with, again for each former one; else those that it names",
			(key: string, before: string[]) => [...before, key],
			[],
		)
		.option("--json", "as JSON")
		.addHelpText("after", "\nExit codes: 0 whole, 1 broken or not to be read.")
		.action(async (file: string | undefined, { key, json }: Options) => {
			const view =
				file === undefined
					? await call<AuditVerifyView>("GET", "/audit/verify")
					: await verifyExport(file, key);
			if (json) printJson(view);
			else process.stdout.write(textOf(view));
			if (!view.isWhole) process.exitCode = 1;
		});
}

function textOf({ isWhole, problem, sealedCount, head, unsealedCount, keys }: AuditVerifyView): string {
	const lines = [
		isWhole
			? `whole: ${many(sealedCount, "sealed event")}${head === null ? "" : `, the last of ${head.at}`}`
			: `BROKEN at seal ${problem?.n}: ${problem?.message}`,
		...(isWhole
			? []
			: [`${many(sealedCount, "sealed event")} before it ${sealedCount === 1 ? "is" : "are"} whole`]),
		...(head === null ? [] : [`head   ${head.n} ${head.hash}`]),
		...keys.map((key) => `key    ${key.fingerprint} since seal ${key.sinceN}: ${key.publicKey}`),
		...(unsealedCount === 0 ? [] : [`${unsealedCount ?? "over 10,000"} of the newest not sealed yet`]),
	];
	return `${lines.join("\n")}\n`;
}

function many(count: number, what: string): string {
	return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}
