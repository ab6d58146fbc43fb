import type { PreviewFacts } from "../../../lib/contracts/previews.ts";
import { formatSize } from "../format-size.ts";
import classes from "./preview.module.css";

/** What is shown, in a line: nobody shall take a beginning for the whole. */
export function Extent({ facts, sizeBytes }: { facts: PreviewFacts; sizeBytes: number | null }) {
	const { format, packing, extent, isWhole } = facts;
	const of = sizeBytes === null || isWhole ? "" : ` of a ${formatSize(sizeBytes)} file`;
	return (
		<p className={classes.extent}>
			<strong>{format}</strong>
			{packing !== null && <span> · {packing}</span>}
			<span>
				{" "}
				· {extent}
				{of}
			</span>
			{!isWhole && <span> · download the file to see all of it</span>}
		</p>
	);
}
