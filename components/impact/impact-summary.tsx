import Link from "next/link";
import type { ImpactView } from "../../lib/contracts/impact.ts";
import { StatusBadge } from "../record/status-badge.tsx";
import classes from "./impact.module.css";

const count = (n: number, one: string, many = `${one}s`) =>
	`${n.toLocaleString("en")} ${n === 1 ? one : many}`;

/** So many of a breakdown are named; the rest is one line. */
const named = 8;

/** How much hangs on a record: one sentence, and who and what it is. */
export function ImpactSummary({ impact }: { impact: ImpactView }) {
	const { files, runs, transforms, people, direction } = impact;
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
					rows={impact.bySuffix.map(({ suffix, files: n }) => ({
						key: suffix,
						name: suffix || "no suffix",
						n,
					}))}
					total={files}
				/>
				<Breakdown
					title="Runs"
					rows={impact.byStatus.map(({ status, runs: n }) => ({
						key: status,
						name: <StatusBadge status={status} transformType="pipeline" />,
						n,
					}))}
					total={runs}
				/>
				<Breakdown
					title="People"
					rows={impact.byPerson.map(({ handle, files: n }) => ({
						key: handle,
						name: <Link href={`/users/${encodeURIComponent(handle)}`}>{handle}</Link>,
						n,
					}))}
					total={files}
					unit="file"
				/>
			</div>
		</>
	);
}

interface Row {
	key: string;
	name: React.ReactNode;
	n: number;
}

function Breakdown({
	title,
	rows,
	total,
	unit,
}: {
	title: string;
	rows: Row[];
	total: number;
	unit?: string;
}) {
	if (rows.length === 0) return null;
	const rest = rows.slice(named);
	const shown =
		rest.length === 0
			? rows
			: [
					...rows.slice(0, named),
					{ key: "rest", name: `${rest.length} others`, n: rest.reduce((sum, { n }) => sum + n, 0) },
				];
	return (
		<section className={classes.breakdown}>
			<h2>{title}</h2>
			<ul>
				{shown.map(({ key, name, n }) => (
					<li key={key}>
						<span className={classes.name}>{name}</span>
						<span className={classes.number}>{unit ? count(n, unit) : n.toLocaleString("en")}</span>
						<meter className={classes.meter} min={0} max={Math.max(1, total)} value={n} aria-hidden />
					</li>
				))}
			</ul>
		</section>
	);
}
