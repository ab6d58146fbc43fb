import Link from "next/link";
import classes from "./record.module.css";

/** The ways through a long list in a tab, newest first: back to its beginning, and on. */
export function OlderLinks({
	base,
	isLater,
	next,
	older,
}: {
	/** The address of the tab, with a query. */
	base: string;
	/** This is not the first page. */
	isLater: boolean;
	/** Where the next page begins; null after the last. */
	next: string | null;
	/** What the next page has. */
	older: string;
}) {
	if (!isLater && next === null) return null;
	return (
		<p className={classes.links}>
			{isLater && (
				<Link href={base} scroll={false}>
					Newest first
				</Link>
			)}
			{next !== null && <Link href={`${base}&after=${encodeURIComponent(next)}`}>{older}</Link>}
		</p>
	);
}
