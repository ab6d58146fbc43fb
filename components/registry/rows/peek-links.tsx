import Link from "next/link";
import type { EntityKind } from "../../../lib/contracts/enums.ts";
import { lineageHref, recordHref } from "../../shell/kind.ts";
import classes from "./peek.module.css";

/** The ways from a panel to the record's page and into the graph. */
export function PeekLinks({ kind, name }: { kind: EntityKind; name: string }) {
	return (
		<p className={classes.links}>
			<Link className={classes.button} href={recordHref(kind, name)}>
				Open
			</Link>
			<Link className={classes.button} href={lineageHref(kind, name)}>
				Lineage
			</Link>
		</p>
	);
}
