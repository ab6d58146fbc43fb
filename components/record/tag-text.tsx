import { tagParts } from "../../lib/contracts/tag-text.ts";
import classes from "./tag-text.module.css";

/** A tag to read: a word, or a key and its value as two parts. */
export function TagText({ tag }: { tag: string }) {
	const { key, value } = tagParts(tag);
	if (value === null) return <>{tag}</>;
	return (
		<span className={classes.pair}>
			<span className={classes.key}>{key}</span>
			<span className={classes.sign}>=</span>
			<span className={classes.value}>{value}</span>
		</span>
	);
}
