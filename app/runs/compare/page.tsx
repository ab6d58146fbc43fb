import { IconArrowsLeftRight } from "@tabler/icons-react";
import type { Metadata } from "next";
import Link from "next/link";
import record from "../../../components/record/record.module.css";
import compare from "../../../components/record/run/compare/compare.module.css";
import { ComparedFilesView } from "../../../components/record/run/compare/compared-files.tsx";
import { ComparedRun } from "../../../components/record/run/compare/compared-run.tsx";
import { ComparedValues } from "../../../components/record/run/compare/compared-values.tsx";
import { PickRun } from "../../../components/record/run/compare/pick-run.tsx";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import { parseVersionedUid } from "../../../lib/contracts/ids.ts";
import type { RunView } from "../../../lib/contracts/runs.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { compareRuns } from "../../../lib/services/runs/compare-runs.ts";
import { getRun } from "../../../lib/services/runs/get-run.ts";
import { listRuns } from "../../../lib/services/runs/list-runs.ts";
import { orNotFound } from "../../or-not-found.ts";
import { ComparedCode } from "./compared-code.tsx";

export const metadata: Metadata = { title: "Compare runs" };

interface Props {
	searchParams: Promise<Record<"a" | "b" | "pick" | "q", string | string[] | undefined>>;
}

const runsToPick = 20;

/** Runs to pick from: what is searched for, else those of the other run's code. */
async function choices(ctx: Ctx, q: string, other: RunView | null): Promise<RunView[]> {
	const family = other && parseVersionedUid(other.transform.uid)?.familyUid;
	const page = await listRuns({
		ctx,
		input: { limit: runsToPick, ...(q !== "" ? { q } : family ? { transform: family } : {}) },
	});
	return page.items.filter((run) => run.uid !== other?.uid);
}

export default async function ComparePage({ searchParams }: Props) {
	const ctx = await pageCtx();
	const asked = await searchParams;
	const text = (name: keyof typeof asked) => String([asked[name] ?? ""].flat()[0] ?? "").trim();
	const [uidA, uidB, q] = [text("a"), text("b"), text("q").slice(0, 400)];
	const read = (uid: string) => (uid === "" ? null : orNotFound(getRun({ ctx, input: { uid } })));
	const both =
		uidA !== "" && uidB !== "" ? await orNotFound(compareRuns({ ctx, input: { a: uidA, b: uidB } })) : null;
	const [a, b] = both ? [both.a, both.b] : [await read(uidA), await read(uidB)];
	const wanted = text("pick");
	const pick = wanted === "a" || wanted === "b" ? wanted : !a ? "a" : !b ? "b" : null;
	const now = Date.now();
	const address = (next: { a: string; b: string; pick?: string }) =>
		`/runs/compare?${new URLSearchParams(Object.entries(next).filter(([, value]) => value !== ""))}`;
	const other = pick === "a" ? b : a;
	return (
		<>
			<h1 className={record.pageTitle}>Compare runs</h1>
			<div className={compare.pair}>
				<ComparedRun side="A" run={a} pick={address({ a: uidA, b: uidB, pick: "a" })} now={now} />
				<ComparedRun side="B" run={b} pick={address({ a: uidA, b: uidB, pick: "b" })} now={now} />
			</div>
			{both && (
				<p className={record.tags}>
					<Link className={record.button} href={address({ a: uidB, b: uidA })}>
						<IconArrowsLeftRight size={16} aria-hidden /> Swap
					</Link>
					{pick && (
						<Link className={record.button} href={address({ a: uidA, b: uidB })}>
							Keep these two
						</Link>
					)}
				</p>
			)}
			{pick && (
				<PickRun
					side={pick}
					kept={{ ...(uidA && { a: uidA }), ...(uidB && { b: uidB }), pick }}
					q={q}
					runs={await choices(ctx, q, other)}
					hrefOf={(run) => address({ a: uidA, b: uidB, [pick]: run.uid })}
					now={now}
				/>
			)}
			{both && (
				<>
					<ComparedValues title="Params" values={both.params} empty="Neither was given params." />
					<ComparedCode ctx={ctx} comparison={both} />
					<ComparedValues
						title="Environment"
						values={both.environment}
						empty="Nothing is known of the environment of either."
					/>
					<ComparedValues title="Call and outcome" values={both.facts} empty="" />
					<ComparedFilesView title="Inputs" files={both.inputs} empty="Neither read a file." />
					<ComparedFilesView title="Outputs" files={both.outputs} empty="Neither has made a file." />
				</>
			)}
		</>
	);
}
