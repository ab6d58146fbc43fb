import type { LineageNode } from "../../contracts/lineage.ts";
import { nodeTitle } from "../node-title.ts";
import type { LineageGroup } from "./types.ts";

const plural = { file: "files", run: "runs", transform: "transforms" } as const;

/** `38 files · .fastq.gz`, `12 runs · Cell Ranger`. */
export function groupTitle({ of, members }: LineageGroup): string {
	const [first] = members;
	const what = first?.kind === "file" ? first.suffix : first?.kind === "run" ? first.transform.name : "";
	return [`${members.length} ${plural[of]}`, ...(what ? [what] : [])].join(" · ");
}

/** What the titles of the members share: `fastqs/sample_…`; empty when that says nothing. */
export function sharedTitle(members: readonly LineageNode[]): string {
	const titles = members.map(nodeTitle);
	let shared = titles[0] ?? "";
	for (const title of titles) while (!title.startsWith(shared)) shared = shared.slice(0, -1);
	// A number that some happen to share in its first digits is not cut in two.
	if (titles.some((title) => title !== shared)) shared = shared.replace(/\d+$/, "");
	return shared.length < 3 ? "" : `${shared}…`;
}
