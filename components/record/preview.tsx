import code from "./code.module.css";
import { parseTableHead } from "./parse-table-head.ts";
import classes from "./record.module.css";

/** The beginning of a text file: a table when its suffix says so, else as it is. Nothing in it has any power. */
export function Preview({ head, suffix, isWhole }: { head: string; suffix: string; isWhole: boolean }) {
	const separator = suffix === ".csv" ? "," : suffix === ".tsv" ? "\t" : null;
	const rows = separator ? parseTableHead(head, separator, 200, isWhole) : [];
	const [titles, ...body] = rows;
	return (
		<>
			{titles ? (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
				<section className={code.previewTable} tabIndex={0} aria-label="Preview">
					<table>
						<thead>
							<tr>
								{titles.slice(0, 100).map((title, index) => (
									// biome-ignore lint/suspicious/noArrayIndexKey: titles may repeat, places do not.
									<th key={index} scope="col">
										{title}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{body.map((row, index) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: rows of one version never move.
								<tr key={index}>
									{row.slice(0, 100).map((cell, column) => (
										// biome-ignore lint/suspicious/noArrayIndexKey: as above.
										<td key={column}>{cell}</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</section>
			) : (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
				<section tabIndex={0} aria-label="Preview">
					<pre className={code.code}>{head}</pre>
				</section>
			)}
			{!isWhole && (
				<p className={classes.quiet}>This is the beginning; download the file to see all of it.</p>
			)}
		</>
	);
}
