"use client";

import type { Change } from "diff";
import { useEffect, useState } from "react";
import classes from "./edits.module.css";

/** Beyond this two texts are told apart by lines, not by words. */
const wordsUpTo = 4000;
const timeoutMs = 1000;

/** Two texts and what tells them apart, word by word; what compares them is loaded when it is needed. */
export function TextDiff({
	older,
	newer,
	names,
}: {
	older: string;
	newer: string;
	names: readonly [older: string, newer: string];
}) {
	const [parts, setParts] = useState<readonly Change[] | null>(null);
	useEffect(() => {
		let isGone = false;
		void import("diff").then(({ diffLines, diffWordsWithSpace }) => {
			if (isGone) return;
			const isLong = older.length + newer.length > wordsUpTo;
			const compared = isLong
				? diffLines(older, newer, { timeout: timeoutMs })
				: diffWordsWithSpace(older, newer, { timeout: timeoutMs });
			setParts(compared ?? whole(older, newer));
		});
		return () => {
			isGone = true;
		};
	}, [older, newer]);
	return (
		<figure className={classes.diff}>
			<figcaption>
				<del>{names[0]}</del> <span aria-hidden>→</span> <ins>{names[1]}</ins>
			</figcaption>
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
			<pre tabIndex={0} aria-busy={parts === null}>
				{(parts ?? []).map((part, place) => {
					const Part = part.added ? "ins" : part.removed ? "del" : "span";
					// biome-ignore lint/suspicious/noArrayIndexKey: parts of one difference never move.
					return <Part key={place}>{part.value}</Part>;
				})}
			</pre>
		</figure>
	);
}

/** Two texts that are too different: all of one, all of the other. */
function whole(older: string, newer: string): Change[] {
	return [
		{ value: older, added: false, removed: true, count: 1 },
		{ value: newer, added: true, removed: false, count: 1 },
	];
}
