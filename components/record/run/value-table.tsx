import { flatJson, maxFlatValues } from "../../../lib/contracts/flat-json.ts";
import record from "../record.module.css";
import { CopyButton } from "./copy-button.tsx";
import classes from "./run.module.css";

type JsonObject = Readonly<Record<string, unknown>>;

/** The values of a JSON object by their paths, each to copy; what was otherwise before says so. */
export function ValueTable({
	value,
	label,
	empty,
	before,
}: {
	value: JsonObject | null;
	label: string;
	empty: string;
	/** What the run before had: other values are pointed out. */
	before?: JsonObject | null;
}) {
	const values = flatJson(value ?? {});
	if (values.length === 0) return <p className={record.quiet}>{empty}</p>;
	const earlier = before ? new Map(flatJson(before).map((each) => [each.path, each])) : null;
	const shown = new Set(values.map(({ path }) => path));
	const gone = earlier ? [...earlier.values()].filter(({ path }) => !shown.has(path)) : [];
	return (
		<>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
			<section className={classes.tableFrame} tabIndex={0} aria-label={label}>
				<table className={classes.values}>
					<thead>
						<tr>
							<th scope="col">Name</th>
							<th scope="col">Value</th>
							{earlier && <th scope="col">The run before</th>}
							<th scope="col">
								<CopyButton text={JSON.stringify(value, null, 2)} label={`Copy ${label} as JSON`} />
							</th>
						</tr>
					</thead>
					<tbody>
						{values.map(({ path, text, type, json }) => {
							const was = earlier?.get(path);
							const isOther = earlier !== null && was?.json !== json;
							return (
								<tr key={path} data-other={isOther || undefined}>
									<th scope="row">{path}</th>
									<td data-type={type}>{text === "" ? <span className={record.dim}>(empty)</span> : text}</td>
									{earlier && <td>{isOther && (was ? was.text : "had none")}</td>}
									<td>
										<CopyButton text={text} label={`Copy ${path}`} />
									</td>
								</tr>
							);
						})}
						{gone.map(({ path, text }) => (
							<tr key={path} data-other>
								<th scope="row">{path}</th>
								<td className={record.dim}>has none</td>
								<td>{text}</td>
								<td />
							</tr>
						))}
					</tbody>
				</table>
			</section>
			{values.length >= maxFlatValues && (
				<p className={record.quiet}>
					The first {maxFlatValues.toLocaleString("en")} values; copying has all.
				</p>
			)}
		</>
	);
}
