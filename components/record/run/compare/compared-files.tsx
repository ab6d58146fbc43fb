import Link from "next/link";
import type { ComparedFile, ComparedFiles } from "../../../../lib/contracts/run-comparison.ts";
import { recordHref } from "../../../shell/kind.ts";
import record from "../../record.module.css";
import { Size } from "../../size.tsx";
import classes from "./compare.module.css";
import { countText } from "./compared-values.tsx";

/** The files on one side of two runs: other versions, those of one alone, and the same ones folded below. */
export function ComparedFilesView({
	title,
	files,
	empty,
}: {
	title: string;
	files: ComparedFiles;
	empty: string;
}) {
	const { changed, onlyA, onlyB, same, upTo } = files;
	const rows = [
		...changed.map(({ a, b, isSameContent }) => ({ key: a.key, a, b, isSameContent })),
		...onlyA.map((a) => ({ key: a.key, a, b: null, isSameContent: false })),
		...onlyB.map((b) => ({ key: b.key, a: null, b, isSameContent: false })),
	];
	return (
		<section className={classes.section}>
			<h2 className={record.sectionTitle}>
				{title} <span className={record.dim}>{countText(rows.length, same.length)}</span>
			</h2>
			{rows.length + same.length === 0 && <p className={record.quiet}>{empty}</p>}
			{rows.length > 0 && (
				// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
				<section className={classes.frame} tabIndex={0} aria-label={`${title} that differ`}>
					<table className={classes.table}>
						<thead>
							<tr>
								<th scope="col">Key</th>
								<th scope="col">A</th>
								<th scope="col">B</th>
								<th scope="col">What differs</th>
							</tr>
						</thead>
						<tbody>
							{rows.map(({ key, a, b, isSameContent }) => (
								<tr key={a?.uid ?? b?.uid}>
									<th scope="row">{key}</th>
									<Version file={a} />
									<Version file={b} />
									<td>
										{a && b ? (
											isSameContent ? (
												"same content"
											) : (
												<Change a={a} b={b} />
											)
										) : a ? (
											"only A"
										) : (
											"only B"
										)}
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</section>
			)}
			{same.length > 0 && (
				<details>
					<summary>
						{same.length.toLocaleString("en")} {same.length === 1 ? "is" : "are"} the same
					</summary>
					<ul className={record.list}>
						{same.map((file) => (
							<li key={file.uid}>
								<span className={record.main}>
									<Link href={recordHref("file", file.uid)}>{file.key}</Link>{" "}
									<span className={record.dim}>v{file.versionNo}</span>
								</span>
								<Size bytes={file.sizeBytes} />
							</li>
						))}
					</ul>
				</details>
			)}
			{upTo !== null && (
				<p className={record.quiet}>
					One of the runs has very many: they are compared up to the key <code>{upTo}</code>.
				</p>
			)}
		</section>
	);
}

function Version({ file }: { file: ComparedFile | null }) {
	if (!file) return <td className={record.dim}>has none</td>;
	return (
		<td>
			<Link href={recordHref("file", file.uid)}>v{file.versionNo}</Link>{" "}
			<span className={record.dim}>
				<Size bytes={file.sizeBytes} />
			</span>
		</td>
	);
}

function Change({ a, b }: { a: ComparedFile; b: ComparedFile }) {
	const [older, newer] = a.versionNo < b.versionNo ? [a, b] : [b, a];
	return (
		<Link
			href={`/files/${newer.uid}?tab=versions&compare=${older.uid}..${newer.uid}`}
			aria-label={`What changed in ${a.key} from v${older.versionNo} to v${newer.versionNo}`}
		>
			What changed
		</Link>
	);
}
