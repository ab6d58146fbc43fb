"use client";

import { IconShieldCheck, IconShieldX } from "@tabler/icons-react";
import { useState, useTransition } from "react";
import type { AuditVerifyView } from "../../lib/contracts/audit.ts";
import type { Action } from "../forms/action.ts";
import { runAction } from "../forms/run-action.ts";
import { formatTime } from "../record/time.ts";
import classes from "./audit.module.css";

/** Checks the whole history, and says what was found. */
export function VerifyAudit({ verify }: { verify: Action<Record<never, never>, AuditVerifyView> }) {
	const [isPending, startTransition] = useTransition();
	const [found, setFound] = useState<AuditVerifyView | null>(null);
	return (
		<>
			<button
				type="button"
				className={classes.button}
				disabled={isPending}
				onClick={() => startTransition(async () => setFound((await runAction(verify, {})) ?? found))}
			>
				<IconShieldCheck size={16} aria-hidden /> {isPending ? "Verifying…" : "Verify the history"}
			</button>
			<div role="status" style={{ display: "contents" }}>
				{found && <Result found={found} />}
			</div>
		</>
	);
}

function Result({ found }: { found: AuditVerifyView }) {
	const { isWhole, problem, sealedCount, head, keys, unsealedCount } = found;
	const Icon = isWhole ? IconShieldCheck : IconShieldX;
	const count = `${sealedCount.toLocaleString("en")} ${sealedCount === 1 ? "event" : "events"}`;
	return (
		<section className={classes.result} aria-label="What was found" data-broken={isWhole ? undefined : true}>
			<p>
				<Icon size={18} aria-hidden />
				{isWhole ? `Whole: ${count}, each as it was sealed` : `Broken at seal ${problem?.n}`}
			</p>
			{problem && (
				<span>
					{problem.message} The {count} before it are whole.
				</span>
			)}
			<dl>
				{head && (
					<>
						<dt>Ends with</dt>
						<dd>
							seal {head.n}
							{head.at && `, ${formatTime(head.at)} UTC`} <code>{head.hash}</code>
						</dd>
					</>
				)}
				{keys.map((key) => (
					<div key={key.sinceN} style={{ display: "contents" }}>
						<dt>Signed with</dt>
						<dd>
							<code>{key.publicKey}</code>
							{keys.length > 1 && ` since seal ${key.sinceN}`}
						</dd>
					</div>
				))}
				{unsealedCount !== 0 && (
					<>
						<dt>Not sealed yet</dt>
						<dd>{unsealedCount?.toLocaleString("en") ?? "over 10,000"} of the newest</dd>
					</>
				)}
			</dl>
		</section>
	);
}
