import classes from "./bits.module.css";
import { formatSize } from "./format-size.ts";

/** One for all: a page of rows would make one a row. */
const exact = new Intl.NumberFormat("en");

/** A size for people; the exact number of bytes is its title. */
export function Size({ bytes }: { bytes: number | null }) {
	return (
		<span className={classes.number} {...(bytes === null ? {} : { title: `${exact.format(bytes)} bytes` })}>
			{formatSize(bytes)}
		</span>
	);
}
