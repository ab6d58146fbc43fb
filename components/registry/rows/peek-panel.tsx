"use client";

import { IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import classes from "./peek.module.css";

/** A record beside the table: `j` and `k` go on to the next with it open. On a phone it rises from below. */
export function PeekPanel({
	title,
	onClose,
	children,
}: {
	title: string;
	onClose: () => void;
	children: ReactNode;
}) {
	return (
		<aside className={classes.panel} aria-label={`Peek: ${title}`}>
			<header>
				<h2>{title}</h2>
				<button type="button" className={classes.iconButton} onClick={onClose} aria-label="Close the panel">
					<IconX size={16} aria-hidden />
				</button>
			</header>
			<div aria-live="polite">{children}</div>
		</aside>
	);
}

/** Facts of a record, by name; those without a value are left out. */
export function Facts({ facts }: { facts: readonly (readonly [name: string, value: ReactNode])[] }) {
	const known = facts.filter(([, value]) => value !== null && value !== undefined && value !== "");
	return (
		<dl className={classes.facts}>
			{known.map(([name, value]) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}
