"use client";

import { Modal } from "@mantine/core";
import { useState } from "react";
import { ActionForm } from "../forms/action-form.tsx";
import controls from "../shell/controls.module.css";
import classes from "./audit.module.css";

/** Asks why, and says what that means: it cannot be undone. */
export function BlankDialog({
	onBlank,
	onClose,
}: {
	/** Returns whether it was done. */
	onBlank: (reason: string) => Promise<boolean>;
	onClose: () => void;
}) {
	const [isBusy, setBusy] = useState(false);
	return (
		<Modal
			opened
			onClose={onClose}
			title="Blank what this event says?"
			closeButtonProps={{ "aria-label": "Close" }}
		>
			<ActionForm
				className={classes.form}
				send={async (form) => {
					setBusy(true);
					const isDone = await onBlank(String(form.get("reason") ?? ""));
					setBusy(false);
					if (isDone) onClose();
					return isDone;
				}}
			>
				<p>
					What was before and after is deleted for good, as for personal data that must go. That it happened,
					who did it and when stays, and the history stays whole. Another event says that you blanked it, and
					why.
				</p>
				<label>
					Why?
					<textarea name="reason" required minLength={3} maxLength={1000} rows={3} data-autofocus />
				</label>
				<span className={classes.buttons}>
					<button type="submit" className={`${controls.button} ${controls.danger}`} disabled={isBusy}>
						{isBusy ? "Blanking…" : "Blank for good"}
					</button>
					<button type="button" className={controls.button} onClick={onClose}>
						Cancel
					</button>
				</span>
			</ActionForm>
		</Modal>
	);
}
