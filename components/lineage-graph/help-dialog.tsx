"use client";

import { useEffect, useRef } from "react";
import classes from "./graph.module.css";

const keys: readonly [string, string][] = [
	["← →", "along the edges"],
	["↑ ↓", "within the column"],
	["Enter", "select, and open the panel"],
	["f", "focus on it"],
	["e", "show its neighbours that are hidden; unfold a group; close or open a box"],
	["b", "what lies between it and what is selected (or Shift and click)"],
	["[ ]", "fewer or more steps on both sides"],
	["l", "list or graph"],
	["/", "find in the graph"],
	[":", "say which records are shown"],
	["Esc", "clear the selection"],
	["?", "this help"],
];

export interface HelpDialogProps {
	isOpen: boolean;
	onClose: () => void;
}

/** The keys of the graph. */
export function HelpDialog({ isOpen, onClose }: HelpDialogProps) {
	const dialog = useRef<HTMLDialogElement>(null);
	useEffect(() => {
		if (isOpen) dialog.current?.showModal();
		else dialog.current?.close();
	}, [isOpen]);
	return (
		<dialog ref={dialog} className={classes.help} onClose={onClose} aria-labelledby="graph-help">
			<h2 id="graph-help">Keys of the graph</h2>
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
