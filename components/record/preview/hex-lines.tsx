import classes from "./preview.module.css";

/** The first bytes as numbers and letters. */
export function HexLines({ lines }: { lines: readonly { offset: string; bytes: string; text: string }[] }) {
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
		<section className={classes.hex} tabIndex={0} aria-label="First bytes">
			<table>
				<thead>
					<tr>
						<th scope="col">Offset</th>
						<th scope="col">Bytes</th>
						<th scope="col">Text</th>
					</tr>
				</thead>
				<tbody>
					{lines.map(({ offset, bytes, text }) => (
						<tr key={offset}>
							<td className={classes.offset}>{offset}</td>
							<td>{bytes}</td>
							<td>{text}</td>
						</tr>
					))}
				</tbody>
			</table>
		</section>
	);
}
