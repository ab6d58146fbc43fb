"use client";

import { useEffect, useRef } from "react";
import classes from "./registry.module.css";

const keys: readonly [string, string][] = [
	["/", "search"],
	["j k", "the next row and the one before; the arrows too, once there"],
	["Enter", "open the record"],
	["Space", "look at it beside the table; again closes"],
	["x", "choose the row"],
	["Esc", "close the panel; let go of the chosen"],
	["?", "this help"],
];

/** The keys of a registry. */
export function KeysHelp({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		if (isOpen) dialog.current?.showModal();
		else dialog.current?.close();
	}, [isOpen]);
	return (
		<dialog ref={dialog} className={classes.help} onClose={onClose} aria-labelledby="registry-help">
			<h2 id="registry-help">Keys of a registry</h2>
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
			<button type="button" className={classes.plain} onClick={onClose}>
				Close
			</button>
		</dialog>
	);
}
