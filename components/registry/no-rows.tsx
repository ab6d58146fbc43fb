import Link from "next/link";
import type { ReactNode } from "react";
import classes from "./registry.module.css";

/** A record that is perhaps meant. */
export interface Suggestion {
	title: string;
	href: string;
}

/** Says that nothing is there: at all, or under these filters. */
export function NoRows({
	noun,
	isNarrowed,
	suggestions,
	onClear,
	empty,
}: {
	noun: string;
	isNarrowed: boolean;
	/** Offered when nothing has the words. */
	suggestions: readonly Suggestion[];
	onClear: () => void;
	/** Shown only when nothing is there at all. */
	empty: ReactNode;
}) {
	if (!isNarrowed) return <div className={classes.empty}>{empty}</div>;
	return (
		<div className={classes.empty}>
			<p>
				No {noun} match.{" "}
				<button type="button" onClick={onClear}>
					Clear the filters
				</button>
			</p>
			{suggestions.length > 0 && (
				<p>
					Perhaps you mean{" "}
					{suggestions.map(({ title, href }, index) => (
						<span key={href}>
							{index > 0 && ", "}
							<Link href={href}>{title}</Link>
						</span>
					))}
					?
				</p>
			)}
		</div>
	);
}
