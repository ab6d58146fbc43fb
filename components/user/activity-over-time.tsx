import Link from "next/link";
import type { ActivityView } from "../../lib/contracts/users.ts";
import { formatTime } from "../record/time.ts";
import classes from "./user.module.css";

type Series = "runs" | "files" | "changes";
const series: readonly { name: Series; color: string; href: string }[] = [
	{ name: "runs", color: "var(--w-running)", href: "/runs" },
	{ name: "files", color: "var(--w-file)", href: "/files" },
	{ name: "changes", color: "var(--w-user)", href: "/audit" },
];
const [step, height, most] = [10, 44, 10_000];

/** `12 Mar 2026`. */
const dayOf = (iso: string) => formatTime(iso).slice(0, -6);
/** The last day of a span whose end is not in it. */
const lastDayOf = (to: string) => new Date(Date.parse(to) - 1).toISOString();
const numberOf = (n: number) => (n > most ? "10,000+" : n.toLocaleString("en"));

/** What somebody ran, made and changed over time, one row of bars each; the numbers are in a table below. */
export function ActivityOverTime({
	handle,
	activity,
	tab,
}: {
	handle: string;
	activity: ActivityView;
	/** The tab below, which stays open. */
	tab: string;
}) {
	const { by, spans } = activity;
	const [first] = spans;
	if (!first) return null;
	return (
		<figure className={classes.chart}>
			<figcaption>
				<strong>Over time</strong>
				<Link
					href={`/users/${handle}?tab=${tab}`}
					scroll={false}
					{...(by === "week" ? { "aria-current": "true" } : {})}
				>
					26 weeks
				</Link>
				<Link
					href={`/users/${handle}?tab=${tab}&by=day`}
					scroll={false}
					{...(by === "day" ? { "aria-current": "true" } : {})}
				>
					30 days
				</Link>
			</figcaption>
			{series.map(({ name, color }) => {
				const highest = Math.max(...spans.map((span) => span[name]));
				const total = spans.reduce((sum, span) => sum + span[name], 0);
				const isMore = highest > most;
				return (
					<div key={name} className={classes.series}>
						<span>
							<strong>
								{isMore ? "over " : ""}
								{total.toLocaleString("en")}
							</strong>
							{name}
						</span>
						<svg
							viewBox={`0 0 ${spans.length * step} ${height}`}
							preserveAspectRatio="none"
							role="img"
							aria-label={`${total.toLocaleString("en")} ${name}, at most ${numberOf(highest)} in a ${by}`}
						>
							{spans.map((span, place) => {
								const bar = span[name] === 0 ? 0 : Math.max(2, (span[name] / highest) * (height - 2));
								return (
									<g key={span.from}>
										<title>{`${titleOf(span, by)}: ${numberOf(span[name])} ${name}`}</title>
										<rect x={place * step} y={0} width={step} height={height} fill="transparent" />
										<rect
											x={place * step + 1.5}
											y={height - 1 - bar}
											width={step - 3}
											height={bar}
											fill={color}
										/>
									</g>
								);
							})}
							<line
								x1={0}
								x2={spans.length * step}
								y1={height - 0.5}
								y2={height - 0.5}
								stroke="var(--w-line)"
							/>
						</svg>
					</div>
				);
			})}
			<div className={classes.axis} aria-hidden>
				<span>{dayOf(first.from)}</span>
				<span>today</span>
			</div>
			<details>
				<summary>As a table</summary>
				{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
				<section className={classes.scroll} tabIndex={0} aria-label="Activity as a table">
					<table className={classes.table}>
						<thead>
							<tr>
								<th scope="col">{by === "week" ? "Week" : "Day"}</th>
								{series.map(({ name }) => (
									<th key={name} scope="col">
										{name}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{spans.toReversed().map((span) => (
								<tr key={span.from}>
									<th scope="row">{titleOf(span, by)}</th>
									{series.map(({ name, href }) => (
										<td key={name}>
											{span[name] === 0 ? (
												"–"
											) : (
												<Link
													prefetch={false}
													href={`${href}?by=${handle}&from=${span.from.slice(0, 10)}&to=${lastDayOf(span.to).slice(0, 10)}`}
												>
													{numberOf(span[name])}
												</Link>
											)}
										</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</section>
			</details>
		</figure>
	);
}

function titleOf({ from, to }: { from: string; to: string }, by: ActivityView["by"]): string {
	return by === "day" ? dayOf(from) : `${dayOf(from)} – ${dayOf(lastDayOf(to))}`;
}
