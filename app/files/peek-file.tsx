import Link from "next/link";
import { FileProvenance } from "../../components/record/provenance.tsx";
import { Size } from "../../components/record/size.tsx";
import { TagList } from "../../components/record/tag-chip.tsx";
import { UidChip } from "../../components/record/uid-chip.tsx";
import { PeekDescription, type ShowMarkdown } from "../../components/registry/rows/peek-description.tsx";
import { PeekLinks } from "../../components/registry/rows/peek-links.tsx";
import { Facts } from "../../components/registry/rows/peek-panel.tsx";
import type { FileView } from "../../lib/contracts/files.ts";

/** A file beside the table: where it came from first. */
export function peekFile(file: FileView, show: ShowMarkdown) {
	return {
		title: file.key,
		content: (
			<>
				<FileProvenance file={file} />
				{file.staleInputs.map((input) => (
					<p key={input.latestUid}>
						Stale: made from v{input.madeFromVersionNo} of{" "}
						<Link href={`/files/${input.latestUid}`}>{input.key}</Link>; v{input.latestVersionNo} exists.
					</p>
				))}
				<TagList tags={file.tags} />
				{file.description && <PeekDescription text={file.description} show={show} />}
				<Facts
					facts={[
						["Version", `v${file.versionNo}${file.isLatest ? ", the latest" : ""}`],
						["Size", <Size key="size" bytes={file.sizeBytes} />],
						["Type", file.type],
						["SHA-256", file.hash && <UidChip uid={file.hash} short />],
						["Uid", <UidChip key="uid" uid={file.uid} />],
						["Archived", file.archivedAt ? "yes" : null],
					]}
				/>
				<PeekLinks kind="file" name={file.uid} />
			</>
		),
	};
}
