"use client";

import { Modal } from "@mantine/core";
import { useState } from "react";
import type { LineageLink } from "../../../lib/contracts/lineage-edge.ts";
import { ActionForm } from "../../forms/action-form.tsx";
import controls from "../../shell/controls.module.css";
import classes from "./edge-panel.module.css";

export interface RetractDialogProps {
	link: LineageLink;
	/** What the link says: `align read reads.fastq`. */
	sentence: string;
	/** Returns whether it was done. */
	onRetract: (reason: string) => Promise<boolean>;
	onClose: () => void;
}

/** Asks why a link is taken back, and says what that means. */
export function RetractDialog({ link, sentence, onRetract, onClose }: RetractDialogProps) {
	const [isBusy, setBusy] = useState(false);
	return (
		<Modal
			opened
			onClose={onClose}
			title="Retract this link?"
			closeButtonProps={{ "aria-label": "Close" }}
			trapFocus
		>
			<ActionForm
				className={classes.form}
				send={async (form) => {
					setBusy(true);
					const isDone = await onRetract(String(form.get("reason") ?? "").trim());
					setBusy(false);
					if (isDone) onClose();
					return isDone;
				}}
			>
				<p>
					<strong>{sentence}</strong>
				</p>
				<p>
					Lineage no longer follows it, here and everywhere. Nothing is deleted: run and file stay, the link
					is kept with your name, the time and the reason, and the graph as it was before still has it. It can
					be restored by {link.recordedBy.handle}, who recorded it, and by admins.
				</p>
				<label>
					Why is it wrong?
					<textarea
						name="reason"
						required
						maxLength={1000}
						rows={3}
						placeholder="the reads of another lane were staged by mistake"
						data-autofocus
						onInput={(event) => {
							// Blanks are no reason: the browser then says that the field is empty.
							const field = event.currentTarget;
							field.setCustomValidity(
								field.value !== "" && field.value.trim() === "" ? "Say why in words." : "",
							);
						}}
					/>
				</label>
				<span className={classes.formButtons}>
					<button type="submit" className={`${controls.button} ${controls.danger}`} disabled={isBusy}>
						{isBusy ? "Retracting…" : "Retract"}
					</button>
					<button type="button" className={classes.button} onClick={onClose}>
						Cancel
					</button>
				</span>
			</ActionForm>
		</Modal>
	);
}
