import type { ComparedValue } from "../../../../lib/contracts/run-comparison.ts";
import record from "../../record.module.css";
import classes from "./compare.module.css";

/** Values of two runs side by side: those that differ, and those that are the same folded below. */
export function ComparedValues({
	title,
	values,
	empty,
}: {
	title: string;
	values: readonly ComparedValue[];
	empty: string;
}) {
	const other = values.filter((value) => !value.isSame);
	const same = values.filter((value) => value.isSame);
	return (
		<section className={classes.section}>
			<h2 className={record.sectionTitle}>
				{title} <span className={record.dim}>{countText(other.length, same.length)}</span>
			</h2>
			{values.length === 0 && <p className={record.quiet}>{empty}</p>}
			{other.length > 0 && <Values values={other} label={`${title} that differ`} />}
			{same.length > 0 && (
				<details>
					<summary>
						{same.length.toLocaleString("en")} {same.length === 1 ? "is" : "are"} the same
					</summary>
					<Values values={same} label={`${title} that are the same`} />
				</details>
			)}
		</section>
	);
}

/** How much differs, in words. */
export function countText(other: number, same: number): string {
	if (other + same === 0) return "";
	if (other === 0) return "all the same";
	return `${other.toLocaleString("en")} ${other === 1 ? "differs" : "differ"}`;
}

function Values({ values, label }: { values: readonly ComparedValue[]; label: string }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
		<section className={classes.frame} tabIndex={0} aria-label={label}>
			<table className={classes.table}>
				<thead>
					<tr>
						<th scope="col">Name</th>
						<th scope="col">A</th>
						<th scope="col">B</th>
					</tr>
				</thead>
				<tbody>
					{values.map(({ name, a, b }) => (
						<tr key={name}>
							<th scope="row">{name}</th>
							<Value text={a} />
							<Value text={b} />
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}

function Value({ text }: { text: string | null }) {
	if (text === null) return <td className={record.dim}>has none</td>;
	return <td>{text === "" ? <span className={record.dim}>(empty)</span> : text}</td>;
}
