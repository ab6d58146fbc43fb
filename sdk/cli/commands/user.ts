import { Command } from "commander";
import type { LeavingView, UserView } from "../../../lib/contracts/users.ts";
import { call } from "../../src/client/http.ts";
import { printJson, when } from "../print.ts";

interface Options {
	undo?: boolean;
	json?: boolean;
}

/** `whence user`: who somebody is, and what happens when they leave. */
export function userCommand(): Command {
	return new Command("user")
		.description("show people; deactivate those who leave and hand their records over (admins)")
		.addHelpText(
			"after",
			"\nExamples:\n  whence user show ada\n  whence user deactivate ada\n  whence user hand-over ada bob",
		)
		.addCommand(showCommand().exitOverride())
		.addCommand(deactivateCommand().exitOverride())
		.addCommand(handOverCommand().exitOverride());
}

function showCommand(): Command {
	return new Command("show")
		.description("show who somebody is, and who has their records since they left")
		.argument("<handle>", "of whom")
		.option("--json", "as JSON")
		.action(async (handle: string, { json }: Options) => print(await call("GET", pathOf(handle)), json));
}

function deactivateCommand(): Command {
	return new Command("deactivate")
		.description("sign somebody out everywhere, revoke their tokens and let them in no more")
		.argument("<handle>", "of whom")
		.option("--dry-run", "only say what it would end, and what there is to hand over")
		.option("--undo", "let them in again; their tokens stay revoked")
		.option("--json", "as JSON")
		.action(async (handle: string, { dryRun, undo, json }: Options & { dryRun?: boolean }) => {
			if (dryRun) return printLeaving(await call("GET", `${pathOf(handle)}/leaving`), json);
			print(await call("POST", `${pathOf(handle)}/${undo ? "reactivate" : "deactivate"}`), json);
		});
}

function handOverCommand(): Command {
	return new Command("hand-over")
		.description("let somebody else change what a leaver made; who made it stays")
		.argument("<handle>", "who left")
		.argument("[to]", "their successor")
		.option("--undo", "take the records back")
		.option("--json", "as JSON")
		.action(async (handle: string, to: string | undefined, { undo, json }: Options, command: Command) => {
			if ((to === undefined) !== (undo === true)) {
				command.error("error: either a successor or --undo is needed", { exitCode: 2 });
			}
			const user = undo
				? await call<UserView>("POST", `${pathOf(handle)}/take-back`)
				: await call<UserView>("POST", `${pathOf(handle)}/hand-over`, { json: { to } });
			print(user, json);
		});
}

const pathOf = (handle: string) => `/users/${encodeURIComponent(handle)}`;

function print(user: UserView, json: boolean | undefined): void {
	if (json) {
		printJson(user);
		return;
	}
	const name = user.name === user.handle ? "" : ` (${user.name})`;
	const lines = [
		`${user.handle}${name}: ${user.type}, ${user.role}, since ${when(user.createdAt)}`,
		`${user.fileCount} files, ${user.runCount} runs, ${user.transformCount} transforms`,
	];
	if (user.lastSeenAt) lines.push(`last seen ${when(user.lastSeenAt)}, ${user.tokenCount ?? 0} tokens`);
	if (user.deactivatedAt)
		lines.push(`deactivated ${when(user.deactivatedAt)} by ${user.deactivatedBy?.handle ?? "an admin"}`);
	if (user.handedOverTo) lines.push(`records handed over to ${user.handedOverTo.handle}`);
	if (user.answersFor.length > 0)
		lines.push(`answers for the records of ${user.answersFor.map(({ handle }) => handle).join(", ")}`);
	process.stdout.write(`${lines.join("\n")}\n`);
}

function printLeaving(leaving: LeavingView, json: boolean | undefined): void {
	if (json) {
		printJson(leaving);
		return;
	}
	const { sessions, tokens, running, files, runs, transforms, sharedViews } = leaving;
	process.stdout.write(
		`ends: ${sessions} sessions, ${tokens} tokens; ${running} runs have not ended\n` +
			`stays, and can be handed over: ${files} files, ${runs} runs, ${transforms} transforms, ${sharedViews} shared views\n`,
	);
}
