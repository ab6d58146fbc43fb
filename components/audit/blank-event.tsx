"use client";

import { lazy, Suspense, useState } from "react";
import type { AuditBlankInput, AuditEventView } from "../../lib/contracts/audit.ts";
import type { Action } from "../forms/action.ts";
import { runAction } from "../forms/run-action.ts";
import classes from "./audit.module.css";

const BlankDialog = lazy(async () => ({ default: (await import("./blank-dialog.tsx")).BlankDialog }));

/** For admins: takes away what an event says was before and after. */
export function BlankEvent({ id, blank }: { id: string; blank: Action<AuditBlankInput, AuditEventView> }) {
	const [isOpen, setOpen] = useState(false);
	return (
		<>
			<button type="button" className={classes.button} onClick={() => setOpen(true)}>
				Blank…
			</button>
			{isOpen && (
				<Suspense>
					<BlankDialog
						onBlank={async (reason) => (await runAction(blank, { id, reason })) !== null}
						onClose={() => setOpen(false)}
					/>
				</Suspense>
			)}
		</>
	);
}
