import type { ReactNode } from "react";
import { tagParts } from "../../lib/contracts/tag-text.ts";
import classes from "./tag-chip.module.css";

/** A tag wherever one is seen: a word, or a key and its value as two parts; what can be done with it comes last. */
export function TagChip({ tag, children }: { tag: string; children?: ReactNode }) {
	const { key, value } = tagParts(tag);
	return (
		<span className={classes.chip} title={tag}>
			{value === null ? (
				<span>{tag}</span>
			) : (
				<>
					<span className={classes.key}>{key}</span>
					<span className={classes.sign}>=</span>
					<span className={classes.value}>{value}</span>
				</>
			)}
			{children}
		</span>
	);
}

/** The tags of a record, to read. */
export function TagList({ tags }: { tags: readonly string[] }) {
	if (tags.length === 0) return null;
	return (
		<ul className={classes.list} aria-label="Tags">
			{tags.map((tag) => (
				<li key={tag}>
					<TagChip tag={tag} />
				</li>
			))}
		</ul>
	);
}
