import { CopyCode } from "../../../components/record/copy-code.tsx";
import { LogViewer } from "../../../components/record/log/log-viewer.tsx";
import classes from "../../../components/record/record.module.css";
import type { RunView } from "../../../lib/contracts/runs.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { readRunLog } from "../../../lib/services/runs/log/read-run-log.ts";

const firstLines = 500;

/** What a run wrote: about the line that the address names, else its end where that is what matters. */
export async function LogTab({ ctx, run, line }: { ctx: Ctx; run: RunView; line: number | null }) {
	const startsAtEnd = line === null && run.status !== "completed";
	const initial = await readRunLog({
		ctx,
		input: {
			uid: run.uid,
			...(startsAtEnd
				? { tail: firstLines }
				: { from: Math.max(1, (line ?? 1) - firstLines / 2), limit: firstLines }),
		},
	});
	if (initial.lineCount === 0 && !initial.isOpen) return <NoLog />;
	return (
		<>
			<LogViewer key={run.uid} uid={run.uid} initial={initial} startsAtEnd={startsAtEnd} />
			{initial.lineCount === 0 && <HowToLog />}
		</>
	);
}

function NoLog() {
	return (
		<>
			<p className={classes.quiet}>This run left no log.</p>
			<HowToLog />
		</>
	);
}

function HowToLog() {
	return (
		<>
			<p className={classes.quiet}>
				A command keeps one when it is run by <code>whence run</code>, a script from its <code>track()</code>{" "}
				on; anything else adds lines to a run by hand.
			</p>
			<CopyCode label="In a terminal" code="npx whence run -- ./my-command --its-options > out.txt" />
			<CopyCode
				label="In TypeScript"
				code={
					'import * as ln from "whence";\n\nawait ln.track(); // what it prints from here on is kept\nawait ln.context.run?.appendLog("a line by hand");'
				}
			/>
		</>
	);
}
