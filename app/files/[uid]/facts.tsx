import { Fields } from "../../../components/record/fields.tsx";
import { FileLinks } from "../../../components/record/file-links.tsx";
import classes from "../../../components/record/record.module.css";
import { RelativeTime } from "../../../components/record/relative-time.tsx";
import { Size } from "../../../components/record/size.tsx";
import { VerifyFile } from "../../../components/record/verify-file.tsx";
import { lineageHref } from "../../../components/shell/kind.ts";
import type { FileSurroundings, FileView } from "../../../lib/contracts/files.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { effectiveScope } from "../../../lib/services/scope.ts";

/** What is known of a file's bytes, where else they are, and what they were made from. */
export function FileFacts({
	ctx,
	file,
	about: { madeFrom, sameContent },
	now,
}: {
	ctx: Ctx;
	file: FileView;
	about: FileSurroundings;
	now: number;
}) {
	const hasBytes = file.hash !== null && file.deletedAt === null;
	return (
		<Fields
			fields={[
				["Size", <Size key="size" bytes={file.sizeBytes} />],
				["SHA-256", file.hash && <code key="hash">{file.hash}</code>],
				[
					"Made from",
					madeFrom.files.length > 0 && (
						<FileLinks
							key="from"
							files={madeFrom.files}
							total={madeFrom.total}
							more={lineageHref("file", file.uid)}
						/>
					),
				],
				[
					"Same content",
					sameContent.files.length > 0 && (
						<FileLinks
							key="same"
							files={sameContent.files}
							total={sameContent.total}
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
