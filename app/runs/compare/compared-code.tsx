import Link from "next/link";
import record from "../../../components/record/record.module.css";
import compare from "../../../components/record/run/compare/compare.module.css";
import { Changes } from "../../../components/record/versions/comparison.tsx";
import { recordHref } from "../../../components/shell/kind.ts";
import type { TransformRef } from "../../../lib/contracts/common.ts";
import type { RunComparison } from "../../../lib/contracts/run-comparison.ts";
import { getRuntime } from "../../../lib/runtime.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { compareRunCode } from "../../../lib/services/runs/compare-run-code.ts";

function Code({ transform }: { transform: TransformRef }) {
	const version = /^\d+$/.test(transform.version) ? `v${transform.version}` : transform.version;
	return (
		<Link href={recordHref("transform", transform.uid)}>
			{transform.name} {version}
		</Link>
	);
}

/** The code of two runs: the same, or line by line what is other in it. */
export async function ComparedCode({ ctx, comparison }: { ctx: Ctx; comparison: RunComparison }) {
	const { a, b, code } = comparison;
	const words =
		code === "same" ? "the same version" : code === "other version" ? "other versions" : "other code";
	return (
		<section className={compare.section}>
			<h2 className={record.sectionTitle}>
				Code <span className={record.dim}>{words}</span>
			</h2>
			<p className={record.quiet}>
				<Code transform={a.transform} />
				{code !== "same" && (
					<>
						{" → "}
						<Code transform={b.transform} />
					</>
				)}
			</p>
			{code !== "same" && (
				<Changes
					comparison={
						await compareRunCode({
							ctx,
							input: { a: a.transform.uid, b: b.transform.uid },
							compare: getRuntime().comparisons,
						})
					}
				/>
			)}
		</section>
	);
}
