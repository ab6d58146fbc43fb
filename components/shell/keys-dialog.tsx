"use client";

import { useEffect, useId, useRef } from "react";
import classes from "./keys-dialog.module.css";

export interface KeysDialogProps {
	title: string;
	/** Each key, or keys, and what they do. */
	keys: readonly (readonly [string, string])[];
	isOpen: boolean;
	onClose: () => void;
}

/** What the keys of a page do. */
export function KeysDialog({ title, keys, isOpen, onClose }: KeysDialogProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	const id = useId();
	useEffect(() => {
		if (isOpen) dialog.current?.showModal();
		else dialog.current?.close();
	}, [isOpen]);
	return (
		<dialog ref={dialog} className={classes.help} onClose={onClose} aria-labelledby={id}>
			<h2 id={id}>{title}</h2>
			<dl>
				{keys.map(([key, what]) => (
					<div key={key}>
						<dt>
							<kbd>{key}</kbd>
						</dt>
						<dd>{what}</dd>
					</div>
				))}
			</dl>
			<button type="button" className={classes.button} onClick={onClose}>
				Close
			</button>
		</dialog>
	);
}
