import { ComparisonView } from "../../../components/record/versions/comparison.tsx";
import { VersionList } from "../../../components/record/versions/version-list.tsx";
import type { FileView } from "../../../lib/contracts/files.ts";
import { getRuntime } from "../../../lib/runtime.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { compareFiles } from "../../../lib/services/files/compare-files.ts";
import { listFileVersions } from "../../../lib/services/files/list-file-versions.ts";
import { orNotFound } from "../../or-not-found.ts";

/** The two uids of `older..newer`, or null. */
function pairOf(asked: string | string[] | undefined): { older: string; newer: string } | null {
	const [, older, newer] = /^([0-9A-Za-z]{12,16})\.\.([0-9A-Za-z]{12,16})$/.exec(String(asked ?? "")) ?? [];
	return older === undefined || newer === undefined ? null : { older, newer };
}

/** All versions of a file; two of them compared when the address asks for it. */
export async function VersionsTab({
	ctx,
	file,
	compare,
	now,
}: {
	ctx: Ctx;
	file: FileView;
	compare: string | string[] | undefined;
	now: number;
}) {
	const versions = await listFileVersions({ ctx, input: { uid: file.uid } });
	const pair = pairOf(compare);
	const compared =
		pair && (await orNotFound(compareFiles({ ctx, input: pair, compare: getRuntime().comparisons })));
	return (
		<>
			{compared && (
				<ComparisonView
					olderNo={compared.older.versionNo}
					newerNo={compared.newer.versionNo}
					comparison={compared.comparison}
				/>
			)}
			<VersionList versions={versions} shownUid={file.uid} now={now} />
		</>
	);
}
