import type { Preview as Shown } from "../../lib/contracts/previews.ts";
import code from "./code.module.css";
import classes from "./record.module.css";

/** The beginning of a file: a table, or text as it is. Nothing in it has any power. */
export function Preview({ preview }: { preview: Shown }) {
	if (preview.kind === "none") return <p className={classes.quiet}>{preview.reason}</p>;
	return (
		<>
			{preview.kind === "table" ? (
				<Table titles={preview.titles} rows={preview.rows} />
			) : (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
				<section tabIndex={0} aria-label="Preview" className={code.previewText}>
					<pre className={code.code}>{preview.text}</pre>
				</section>
			)}
			{!preview.isWhole && (
				<p className={classes.quiet}>This is the beginning; download the file to see all of it.</p>
			)}
		</>
	);
}

function Table({ titles, rows }: { titles: readonly string[]; rows: readonly (readonly string[])[] }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
		<section className={code.previewTable} tabIndex={0} aria-label="Preview">
			<table>
				<thead>
					<tr>
						{titles.map((title, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: titles may repeat, places do not.
							<th key={index} scope="col">
								{title}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{rows.map((row, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: rows of one version never move.
						<tr key={index}>
							{row.map((cell, column) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: as above.
								<td key={column}>{cell}</td>
							))}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
