import { type ReactNode, Suspense } from "react";
import classes from "./record.module.css";

/** What the open tab holds, streamed: the record's head does not wait for it. */
export function TabPanel({ tab, children }: { tab: string; children: ReactNode }) {
	return (
		<Suspense
			key={tab}
			fallback={
				<p className={classes.quiet} role="status">
					Loading…
				</p>
			}
		>
			{children}
		</Suspense>
	);
}
