import type { SearchHit } from "../../lib/contracts/search.ts";
import { SuffixIcon } from "../record/suffix-icon.tsx";
import { formatAge } from "../record/time.ts";
import { kindLooks, statusLooks, transformLooks } from "../shell/kind.ts";
import { Marked } from "./marked.tsx";
import classes from "./search.module.css";

function HitIcon({ hit }: { hit: SearchHit }) {
	if (hit.suffix !== null) return <SuffixIcon suffix={hit.suffix} size={18} />;
	const look = hit.status
		? statusLooks[hit.status]
		: hit.type
			? transformLooks[hit.type]
			: kindLooks[hit.kind];
	return <look.icon size={18} stroke={1.6} color={look.color} aria-hidden />;
}

/** A hit on two lines: what it is called, then what tells it from others, with what matched marked. */
export function HitBody({ hit, now }: { hit: SearchHit; now: number }) {
	return (
		<>
			<span className={classes.icon} data-kind={hit.kind}>
				<HitIcon hit={hit} />
			</span>
			<span className={classes.body}>
				<span className={classes.title}>
					<Marked text={hit.title} marks={hit.marks.title} />
				</span>
				<span className={classes.subtitle}>
					<Marked text={hit.subtitle} marks={hit.marks.subtitle} />
					{hit.kind !== "user" && ` · ${formatAge(hit.createdAt, now)}`}
				</span>
			</span>
			{hit.isArchived && <span className={classes.badge}>archived</span>}
		</>
	);
}
