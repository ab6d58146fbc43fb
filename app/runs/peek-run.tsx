import { RunProvenance } from "../../components/record/provenance.tsx";
import { StatusBadge } from "../../components/record/status-badge.tsx";
import { TagList } from "../../components/record/tag-chip.tsx";
import { UidChip } from "../../components/record/uid-chip.tsx";
import { PeekLinks } from "../../components/registry/rows/peek-links.tsx";
import { Facts } from "../../components/registry/rows/peek-panel.tsx";
import type { RunView } from "../../lib/contracts/runs.ts";

/** A run beside the table. */
export function peekRun(run: RunView, now: number) {
	const params = Object.entries(run.params);
	return {
		title: run.name ?? `Run of ${run.transform.name}`,
		content: (
			<>
				<RunProvenance run={run} now={now} />
				<TagList tags={run.tags} />
				<Facts
					facts={[
						["Status", <StatusBadge key="status" status={run.status} transformType={run.transform.type} />],
						["Exit code", run.exitCode],
						["Command", run.commandLine && <code>{run.commandLine.slice(0, 400)}</code>],
						[
							"Params",
							params.length > 0 &&
								params
									.slice(0, 12)
									.map(([name, value]) => `${name}=${textOf(value)}`)
									.join(", "),
						],
						["Host", run.host],
						[
							"Commit",
							run.git?.commit && `${run.git.commit.slice(0, 10)}${run.git.isDirty ? ", changed" : ""}`,
						],
						["Uid", <UidChip key="uid" uid={run.uid} />],
					]}
				/>
				<PeekLinks kind="run" name={run.uid} />
			</>
		),
	};
}

function textOf(value: unknown): string {
	return typeof value === "string" ? value.slice(0, 80) : JSON.stringify(value).slice(0, 80);
}
