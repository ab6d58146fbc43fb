import type { PreviewTable } from "../../../lib/contracts/previews.ts";
import record from "../record.module.css";
import classes from "./preview.module.css";

/** Cells beyond this may be cut on the screen. */
const longCell = 50;

/** Tables of a file, each in a box that scrolls by itself, and the header text that they came with. */
export function PreviewTables({ tables, text }: { tables: readonly PreviewTable[]; text: string | null }) {
	return (
		<>
			{tables.length === 0 && !text && <p className={record.quiet}>There is nothing in it.</p>}
			{tables.map((table, index) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: tables of one version never move.
				<OneTable key={index} table={table} isOnly={tables.length === 1} />
			))}
			{text && (
				<details className={classes.more}>
					<summary>The header as it is written</summary>
					{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
					<pre className={classes.plain} tabIndex={0}>
						{text}
					</pre>
				</details>
			)}
		</>
	);
}

function OneTable({ table, isOnly }: { table: PreviewTable; isOnly: boolean }) {
	const label = table.title ?? "Preview";
	return (
		<section className={classes.tableBlock}>
			{table.title !== null && <h2 className={classes.tableTitle}>{table.title}</h2>}
			{table.note && <p className={record.quiet}>{table.note}</p>}
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
			<section className={isOnly ? classes.table : classes.lowTable} tabIndex={0} aria-label={label}>
				<table>
					<thead>
						<tr>
							{table.columns.map(({ name, type, isNumeric }, index) => (
								// biome-ignore lint/suspicious/noArrayIndexKey: names may repeat, places do not.
								<th key={index} scope="col" {...(isNumeric ? { className: classes.amount } : {})}>
									{name} {type && <span className={classes.type}>{type}</span>}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{table.rows.map((row, index) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: rows of one version never move.
							<tr key={index}>
								{row.map((cell, column) => (
									<td
										// biome-ignore lint/suspicious/noArrayIndexKey: as above.
										key={column}
										{...(table.columns[column]?.isNumeric ? { className: classes.amount } : {})}
										{...(cell !== null && cell.length > longCell ? { title: cell } : {})}
									>
										{cell === null ? <span className={classes.absent}>null</span> : cell}
									</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</section>
		</section>
	);
}
