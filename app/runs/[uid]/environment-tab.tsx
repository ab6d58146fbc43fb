import Link from "next/link";
import { Fields } from "../../../components/record/fields.tsx";
import classes from "../../../components/record/record.module.css";
import { commitLink } from "../../../components/record/run/commit-link.ts";
import { CopyButton } from "../../../components/record/run/copy-button.tsx";
import { ValueTable } from "../../../components/record/run/value-table.tsx";
import type { GitState, RunView } from "../../../lib/contracts/runs.ts";

/** How a run was called, where, of which code's state, and in what; what was otherwise in the run before. */
export function EnvironmentTab({ run, previous }: { run: RunView; previous: RunView | null }) {
	const { git } = run;
	return (
		<>
			<Fields
				fields={[
					[
						"Command",
						run.commandLine && (
							<span key="command" className={classes.together}>
								<code>{run.commandLine}</code>
								<CopyButton text={run.commandLine} label="Copy the command" />
							</span>
						),
					],
					["Exit code", run.exitCode === null ? null : String(run.exitCode)],
					["Host", run.host],
					["Repository", git?.remote],
					["Commit", git?.commit && <Commit key="commit" git={git} />],
					["Branch", git?.branch],
					["From", run.externalSource && `${run.externalSource} ${run.externalId ?? ""}`],
				]}
			/>
			<h2 className={classes.sectionTitle}>Environment</h2>
			<ValueTable
				value={run.environment}
				label="environment"
				empty="Nothing is known about this run's environment."
				{...(previous ? { before: previous.environment } : {})}
			/>
			{previous && (
				<p className={classes.quiet}>
					Compared with <Link href={`/runs/${previous.uid}?tab=environment`}>the run before</Link> of the same
					code; <Link href={`/runs/compare?a=${previous.uid}&b=${run.uid}`}>all that differs</Link>
				</p>
			)}
		</>
	);
}

function Commit({ git }: { git: GitState }) {
	const href = commitLink(git);
	return (
		<span className={classes.together}>
			<code>{href ? <a href={href}>{git.commit}</a> : git.commit}</code>
			{git.commit && <CopyButton text={git.commit} label="Copy the commit" />}
			{git.isDirty ? (
				<span className={classes.warn}>
					with uncommitted changes: the code may be another than the commit's
				</span>
			) : (
				<span className={classes.dim}>nothing uncommitted</span>
			)}
		</span>
	);
}
