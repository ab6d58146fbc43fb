import { TransformProvenance } from "../../components/record/provenance.tsx";
import { StatusBadge, TypeBadge } from "../../components/record/status-badge.tsx";
import { TagList } from "../../components/record/tag-chip.tsx";
import { UidChip } from "../../components/record/uid-chip.tsx";
import { PeekDescription, type ShowMarkdown } from "../../components/registry/rows/peek-description.tsx";
import { PeekLinks } from "../../components/registry/rows/peek-links.tsx";
import { Facts } from "../../components/registry/rows/peek-panel.tsx";
import type { TransformView } from "../../lib/contracts/transforms.ts";

/** A transform beside the table. */
export function peekTransform(transform: TransformView, show: ShowMarkdown) {
	const { lastRunStatus, reference } = transform;
	return {
		title: transform.name,
		content: (
			<>
				<TransformProvenance transform={transform} />
				<TagList tags={transform.tags} />
				{transform.description && <PeekDescription text={transform.description} show={show} />}
				<Facts
					facts={[
						["Type", <TypeBadge key="type" type={transform.type} />],
						["Version", transform.label ?? `v${transform.versionNo}`],
						["Project", transform.project],
						["Key", transform.key],
						[
							"Last run",
							lastRunStatus && <StatusBadge status={lastRunStatus} transformType={transform.type} />,
						],
						["Source", transform.sourceHash && <UidChip uid={transform.sourceHash} short />],
						["Commit", reference?.commit?.slice(0, 10)],
						["Uid", <UidChip key="uid" uid={transform.uid} />],
					]}
				/>
				<PeekLinks kind="transform" name={transform.uid} />
			</>
		),
	};
}
