import Link from "next/link";
import type { ImpactView } from "../../lib/contracts/impact.ts";
import { StatusBadge } from "../record/status-badge.tsx";
import classes from "./impact.module.css";

const count = (n: number, one: string, many = `${one}s`) =>
	`${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** How much hangs on a record: one sentence, and who and what it is. */
export function ImpactSummary({ impact }: { impact: ImpactView }) {
	const { direction, suffixes, statuses } = impact;
	const { files, runs, transforms, people } = impact.counts;
	if (files + runs === 0) {
		return (
			<p className={classes.sentence}>
				{direction === "down"
					? "Nothing that is recorded was made from it."
					: "Nothing is recorded of what it was made from."}
			</p>
		);
	}
	return (
		<>
			<p className={classes.sentence}>
				<strong>{count(files, "file")}</strong> by <strong>{count(runs, "run")}</strong> of{" "}
				{count(transforms, "transform")}, by {count(people, "person", "people")}.
			</p>
			<div className={classes.breakdowns}>
				<Breakdown
					title="Files"
					rows={[
						...suffixes.top.map(({ suffix, files: n }) => ({ key: suffix, name: suffix || "no suffix", n })),
						...rest("other suffixes", suffixes.otherFiles),
					]}
					total={files}
				/>
				<Breakdown
					title="Runs"
					rows={statuses.map(({ status, runs: n }) => ({
						key: status,
						name: <StatusBadge status={status} transformType="pipeline" />,
						n,
					}))}
					total={runs}
				/>
				<Breakdown
					title="People"
					rows={impact.people.top.map(({ handle, files: n }) => ({
						key: handle,
						name: <Link href={`/users/${encodeURIComponent(handle)}`}>{handle}</Link>,
						n,
					}))}
					total={files}
					unit="file"
				>
					{impact.people.otherPeople > 0 && (
						<p className={classes.note}>and {count(impact.people.otherPeople, "other person", "others")}</p>
					)}
				</Breakdown>
			</div>
		</>
	);
}

interface Row {
	key: string;
	name: React.ReactNode;
	n: number;
}

const rest = (name: string, n: number): Row[] => (n === 0 ? [] : [{ key: "rest", name, n }]);

function Breakdown({
	title,
	rows,
	total,
	unit,
	children,
}: {
	title: string;
	rows: Row[];
	total: number;
	unit?: string;
	children?: React.ReactNode;
}) {
	if (rows.length === 0) return null;
	return (
		<section className={classes.breakdown}>
			<h2>{title}</h2>
			<ul>
				{rows.map(({ key, name, n }) => (
					<li key={key}>
						<span className={classes.name}>{name}</span>
						<span className={classes.number}>{unit ? count(n, unit) : n.toLocaleString("en")}</span>
						<meter className={classes.meter} min={0} max={Math.max(1, total)} value={n} aria-hidden />
					</li>
				))}
			</ul>
			{children}
		</section>
	);
}
