import type { PreviewBody } from "../../../lib/contracts/previews.ts";
import { CodeBlock } from "../code-block.tsx";
import classes from "./preview.module.css";

/** A picture, loaded as one: whatever is in its bytes, browsers run nothing of it there. */
export function Picture({
	preview: { width, height, source },
	uid,
}: {
	preview: Extract<PreviewBody, { kind: "image" }>;
	uid: string;
}) {
	return (
		<>
			<div className={classes.picture}>
				{/* biome-ignore lint/performance/noImgElement: Next's optimiser must not open files of strangers. */}
				<img
					src={`/api/v1/files/${uid}/picture`}
					alt="What this file shows"
					loading="lazy"
					decoding="async"
					{...(width !== null && height !== null ? { width, height } : {})}
				/>
			</div>
			{source !== null && (
				<details className={classes.more}>
					<summary>As it is written</summary>
					<CodeBlock source={source} language="xml" label="SVG source" />
				</details>
			)}
		</>
	);
}
