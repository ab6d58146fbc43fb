import { FileLinks } from "../../../components/record/file-links.tsx";
import classes from "../../../components/record/record.module.css";
import { Fields } from "../../../components/record/record-header.tsx";
import { RelativeTime } from "../../../components/record/relative-time.tsx";
import { Size } from "../../../components/record/size.tsx";
import { VerifyFile } from "../../../components/record/verify-file.tsx";
import { lineageHref } from "../../../components/shell/kind.ts";
import type { FileView } from "../../../lib/contracts/files.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { sameContentOf } from "../../../lib/services/files/list-same-content.ts";
import { listRunInputs } from "../../../lib/services/runs/list-run-inputs.ts";
import { effectiveScope } from "../../../lib/services/scope.ts";

const shownLinks = 5;

/** What is known of a file's bytes, where else they are, and what they were made from. */
export async function FileFacts({ ctx, file, now }: { ctx: Ctx; file: FileView; now: number }) {
	const same = await sameContentOf({ ctx, file });
	const from = file.run
		? await listRunInputs({ ctx, input: { uid: file.run.uid, limit: shownLinks } })
		: { items: [], total: 0 };
	const hasBytes = file.hash !== null && file.deletedAt === null;
	return (
		<Fields
			fields={[
				["Size", <Size key="size" bytes={file.sizeBytes} />],
				["SHA-256", file.hash && <code key="hash">{file.hash}</code>],
				[
					"Made from",
					from.items.length > 0 && (
						<FileLinks
							key="from"
							files={from.items.map((edge) => edge.file)}
							total={from.total}
							more={lineageHref("file", file.uid)}
						/>
					),
				],
				[
					"Same content",
					same.items.length > 0 && (
						<FileLinks
							key="same"
							files={same.items.slice(0, shownLinks)}
							total={same.total}
							more={`/files?q=${file.hash}`}
						/>
					),
				],
				[
					"Verified",
					hasBytes && (
						<span key="verified" className={classes.together}>
							{file.verifiedAt && <RelativeTime at={file.verifiedAt} now={now} />}{" "}
							{effectiveScope(ctx) !== "read" && <VerifyFile uid={file.uid} />}
						</span>
					),
				],
				[
					"Kept",
					<span key="kept">
						{file.isManaged ? "in the storage" : "where it lies"}
						{file.path && (
							<>
								{": "}
								<code title="Path on the server">{file.path}</code>
							</>
						)}
					</span>,
				],
			].map(([name, value]) => [String(name), value || null] as const)}
		/>
	);
}
