import { Command } from "commander";
import { sdkVersion } from "../src/version.ts";
import { auditCommand } from "./commands/audit.ts";
import { backupCommand } from "./commands/backup.ts";
import { compareCommand } from "./commands/compare.ts";
import { deleteCommand } from "./commands/delete.ts";
import { diffCommand } from "./commands/diff.ts";
import { getCommand } from "./commands/get.ts";
import { impactCommand } from "./commands/impact.ts";
import { infoCommand } from "./commands/info.ts";
import { initCommand } from "./commands/init.ts";
import { lineageCommand } from "./commands/lineage.ts";
import { listCommand } from "./commands/list.ts";
import { logCommand } from "./commands/log.ts";
import { loginCommand, logoutCommand } from "./commands/login.ts";
import { moveCommand } from "./commands/move.ts";
import { noteCommand } from "./commands/note.ts";
import { openCommand } from "./commands/open.ts";
import { restoreCommand } from "./commands/restore.ts";
import { retractCommand } from "./commands/retract.ts";
import { runCommand } from "./commands/run.ts";
import { saveCommand } from "./commands/save.ts";
import { searchCommand } from "./commands/search.ts";
import { serveCommand } from "./commands/serve.ts";
import { tagCommand } from "./commands/tag.ts";
import { userCommand } from "./commands/user.ts";
import { verifyCommand } from "./commands/verify.ts";
import { whoamiCommand } from "./commands/whoami.ts";

/** The whole command, one file for each of its parts. */
export function program(): Command {
	const whence = new Command("whence")
		.description("Know where every file came from.")
		.version(sdkVersion)
		.exitOverride()
		.enablePositionalOptions()
		.showHelpAfterError("(whence --help says more)")
		.addHelpText(
			"after",
			`
Begin:
  whence init --storage ./mydata      make an instance here
  whence run --trace -- sh steps.sh   run anything, and know what made its files from what
  whence lineage bams/output.bam      where a file is from, and where it went
  whence open                         the dashboard

Every command takes --json. Exit codes: 0 done, 1 refused or failed, 2 wrong call; run has its command's own.`,
		);
	for (const command of [
		initCommand(),
		serveCommand(),
		openCommand(),
		infoCommand(),
		backupCommand(),
		restoreCommand(),
		deleteCommand(),
		loginCommand(),
		logoutCommand(),
		whoamiCommand(),
		saveCommand(),
		getCommand(),
		verifyCommand(),
		listCommand(),
		searchCommand(),
		diffCommand(),
		lineageCommand(),
		impactCommand(),
		auditCommand(),
		tagCommand(),
		noteCommand(),
		userCommand(),
		moveCommand(),
		retractCommand(),
		runCommand(),
		logCommand(),
		compareCommand(),
	]) {
		whence.addCommand(command.exitOverride());
	}
	return whence;
}
