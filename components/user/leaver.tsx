"use client";

import Link from "next/link";
import { useTransition } from "react";
import type { UserView } from "../../lib/contracts/users.ts";
import { runAction } from "../forms/run-action.ts";
import { sayDone } from "../forms/say-done.tsx";
import record from "../record/record.module.css";
import { formatTime } from "../record/time.ts";
import { recordHref } from "../shell/kind.ts";
import { Deactivate } from "./deactivate.tsx";
import { HandOver } from "./hand-over.tsx";
import classes from "./user.module.css";
import type { UserActions } from "./user-actions.ts";

/** That somebody left and who has their records; for admins the ways to say so and to undo it. */
export function Leaver({
	user,
	mayChange,
	actions,
}: {
	user: UserView;
	/** Whether who looks is an admin, and somebody else. */
	mayChange: boolean;
	actions: UserActions;
}) {
	const [isPending, startTransition] = useTransition();
	const { handle, handedOverTo } = user;
	function takeBack() {
		startTransition(async () => {
			if (!(await runAction(actions.takeBack, { handle })) || !handedOverTo) return;
			sayDone(`The records of ${handle} are taken back`, () =>
				runAction(actions.handOver, { handle, to: handedOverTo.handle }),
			);
		});
	}
	function reactivate() {
		startTransition(async () => {
			if (!(await runAction(actions.reactivate, { handle }))) return;
			sayDone(
				`${handle} may sign in again`,
				() => runAction(actions.deactivate, { handle }),
				"Their tokens stay revoked.",
			);
		});
	}
	return (
		<>
			{user.deactivatedAt && (
				<p className={record.warn}>
					Deactivated on {formatTime(user.deactivatedAt)} UTC
					{user.deactivatedBy && ` by ${user.deactivatedBy.handle}`}: they cannot sign in, and no token of
					theirs works.
				</p>
			)}
			{handedOverTo && (
				<p className={record.warn}>
					Records handed over to{" "}
					<Link href={recordHref("user", handedOverTo.handle)}>{handedOverTo.handle}</Link>
					{user.handedOverAt && `, ${formatTime(user.handedOverAt)} UTC`}
					{user.handedOverBy && `, by ${user.handedOverBy.handle}`}. What was done stays under the name of{" "}
					{handle}.
				</p>
			)}
			{user.answersFor.length > 0 && (
				<p className={record.provenance}>
					Answers for the records of{" "}
					{user.answersFor.map((leaver, place) => (
						<span key={leaver.uid}>
							{place > 0 && ", "}
							<Link href={recordHref("user", leaver.handle)}>{leaver.handle}</Link>
						</span>
					))}
					.
				</p>
			)}
			{mayChange && (
				<div className={classes.line}>
					{user.deactivatedAt === null ? (
						<Deactivate handle={handle} actions={actions} />
					) : (
						<>
							<HandOver handle={handle} to={handedOverTo?.handle ?? null} actions={actions} />
							<button type="button" className={record.button} disabled={isPending} onClick={reactivate}>
								Reactivate
							</button>
						</>
					)}
					{handedOverTo && (
						<button type="button" className={record.button} disabled={isPending} onClick={takeBack}>
							Take records back
						</button>
					)}
				</div>
			)}
		</>
	);
}
