import type { ReactNode } from "react";
import classes from "./fields.module.css";

/** Names and values; empty ones are left out. */
export function Fields({ fields }: { fields: readonly (readonly [string, ReactNode])[] }) {
	return (
		<dl className={classes.fields}>
			{fields
				.filter(([, value]) => value !== null && value !== undefined && value !== "")
				.map(([name, value]) => (
					<div key={name}>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				))}
		</dl>
	);
}
