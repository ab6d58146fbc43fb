import classes from "./bits.module.css";
import { formatSize } from "./format-size.ts";

/** A size for people; the exact number of bytes is its title. */
export function Size({ bytes }: { bytes: number | null }) {
	return (
		<span
			className={classes.number}
			{...(bytes === null ? {} : { title: `${bytes.toLocaleString("en")} bytes` })}
		>
			{formatSize(bytes)}
		</span>
	);
}
