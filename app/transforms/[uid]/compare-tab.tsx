import Link from "next/link";
import { DiffCounts, SourceDiffView } from "../../../components/record/diff/source-diff.tsx";
import { LinkSwitch } from "../../../components/record/link-switch.tsx";
import record from "../../../components/record/record.module.css";
import { CompareForm } from "../../../components/transform/compare-form.tsx";
import { ComparedVersions } from "../../../components/transform/compared-versions.tsx";
import classes from "../../../components/transform/transform.module.css";
import { versionName } from "../../../components/transform/version-name.ts";
import type { TransformVersionRef, TransformView } from "../../../lib/contracts/transforms.ts";
import { getRuntime } from "../../../lib/runtime.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { compareTransforms } from "../../../lib/services/transforms/compare-transforms.ts";
import { getTransform } from "../../../lib/services/transforms/get-transform.ts";
import { orNotFound } from "../../or-not-found.ts";

/** What changed between this version and another: whichever is older comes first. */
export async function CompareTab({
	ctx,
	t,
	versions,
	compare,
	isColumn,
}: {
	ctx: Ctx;
	t: TransformView;
	versions: readonly TransformVersionRef[];
	compare: string;
	isColumn: boolean;
}) {
	const other = await orNotFound(getTransform({ ctx, input: { uid: compare } }));
	const isOlder =
		other.familyUid === t.familyUid ? other.versionNo < t.versionNo : other.createdAt < t.createdAt;
	const input = isOlder ? { older: other.uid, newer: t.uid } : { older: t.uid, newer: other.uid };
	const compared = await compareTransforms({ ctx, input, compare: getRuntime().sourceComparisons });
	const { older, newer, added, removed, outcome } = compared;
	const href = `/transforms/${t.uid}?compare=${other.uid}`;
	return (
		<>
			<div className={classes.bar}>
				<Link className={record.button} href={`/transforms/${t.uid}`} scroll={false}>
					← The code of {versionName(t)}
				</Link>
				<CompareForm
					uid={t.uid}
					versions={versions}
					compared={other.uid}
					keeps={isColumn ? "&layout=column" : ""}
				/>
				<span className={classes.gap} />
				{outcome === "changed" && (
					<div className={classes.wideOnly}>
						<LinkSwitch
							label="How the comparison is laid out"
							links={[
								{ id: "sides", label: "Side by side", href },
								{ id: "column", label: "One column", href: `${href}&layout=column` },
							]}
							open={isColumn ? "column" : "sides"}
						/>
					</div>
				)}
			</div>
			<h2 className={classes.title}>
				From {versionName(older)} to {versionName(newer)}
				{outcome === "changed" && <DiffCounts added={added} removed={removed} />}
			</h2>
			<ComparedVersions older={older} newer={newer} />
			<SourceDiffView diff={compared} isColumn={isColumn} />
		</>
	);
}
