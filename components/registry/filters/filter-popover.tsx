"use client";

import { IconChevronDown, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import shared from "../../filters/filters.module.css";
import { usePopover } from "../../filters/use-popover.ts";
import classes from "./filters.module.css";

/** A button that opens a small sheet; Escape and a press elsewhere close it. On a phone it rises from below. */
export function FilterPopover({
	label,
	count,
	onOpen,
	icon,
	align,
	children,
}: {
	label: string;
	/** How much is chosen in it. */
	count?: number;
	onOpen?: () => void;
	icon?: ReactNode;
	align?: "end";
	children: ReactNode;
}) {
	const { details, close, onKeyDown } = usePopover();
	return (
		<details
			className={classes.menu}
			ref={details}
			onKeyDown={onKeyDown}
			onToggle={(event) => event.currentTarget.open && onOpen?.()}
		>
			<summary className={shared.button} data-set={(count ?? 0) > 0 || undefined}>
				{icon} {label}
				{count ? <b>{count}</b> : null}
				<IconChevronDown size={14} aria-hidden />
			</summary>
			<section className={classes.sheet} aria-label={label} data-align={align}>
				<header className={shared.head}>
					<span>{label}</span>
					<button type="button" className={shared.iconButton} onClick={close} aria-label={`Close ${label}`}>
						<IconX size={16} aria-hidden />
					</button>
				</header>
				{children}
			</section>
		</details>
	);
}
