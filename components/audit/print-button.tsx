"use client";

import { IconPrinter } from "@tabler/icons-react";
import classes from "./audit.module.css";

export function PrintButton() {
	return (
		<button type="button" className={classes.button} onClick={() => print()}>
			<IconPrinter size={16} aria-hidden /> Print
		</button>
	);
}
