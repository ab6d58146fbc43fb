import { LiveRefresh } from "../../../components/live/live-refresh.tsx";
import { FileList } from "../../../components/record/lists.tsx";
import { OlderLinks } from "../../../components/record/older-links.tsx";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { listFiles } from "../../../lib/services/files/list-files.ts";
import { orRefusal, Refused } from "../../refused.tsx";
import { AllOfThem } from "./all-of-them.tsx";
import type { Asked } from "./asked.ts";

/** The files that runs made, newest first, page by page. */
export async function FilesTab({
	ctx,
	t,
	isOnly,
	asked: { versions, after },
	now,
}: {
	ctx: Ctx;
	t: TransformView;
	/** There is no other version. */
	isOnly: boolean;
	asked: Asked;
	now: number;
}) {
	const transform = versions === "all" ? t.familyUid : t.uid;
	const page = await orRefusal(
		listFiles({ ctx, input: { transform, ...(after === null ? {} : { cursor: after }) } }),
	);
	const base = `/transforms/${t.uid}?tab=files${versions === "all" ? "&versions=all" : ""}`;
	if (page instanceof WhenceError) return <Refused title="Files" href={base} error={page} />;
	return (
		<>
			<LiveRefresh now={now} about={[{ kind: "transform", uid: t.uid }]} />
			<AllOfThem tab="files" t={t} versions={versions} isOnly={isOnly} total={page.total} />
			<FileList
				files={page.items}
				now={now}
				empty={
					versions === "all"
						? "Its runs have made no file yet."
						: "Runs of this version have made no file yet."
				}
			/>
			<OlderLinks base={base} isLater={after !== null} next={page.nextCursor} older="Older files" />
		</>
	);
}
