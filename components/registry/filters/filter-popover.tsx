"use client";

import { IconX } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
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
	// What is in it is drawn when it is first opened: a registry has a dozen, and most visits open none.
	const [isDrawn, setDrawn] = useState(false);
	// It may have been opened before there was a script.
	useEffect(() => setDrawn((before) => before || details.current?.open === true), [details]);
	return (
		<details
			className={classes.menu}
			ref={details}
			onKeyDown={onKeyDown}
			onToggle={(event) => {
				if (!event.currentTarget.open) return;
				setDrawn(true);
				onOpen?.();
			}}
		>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a button, which the keyboard clicks too; before the sheet opens. */}
			<summary
				className={shared.button}
				data-set={(count ?? 0) > 0 || undefined}
				onClick={() => setDrawn(true)}
			>
				{icon} {label}
				{count ? <b>{count}</b> : null}
			</summary>
			{isDrawn && (
				<section className={classes.sheet} aria-label={label} data-align={align}>
					<header className={shared.head}>
						<span>{label}</span>
						<button type="button" className={shared.iconButton} onClick={close} aria-label={`Close ${label}`}>
							<IconX size={16} aria-hidden />
						</button>
					</header>
					{children}
				</section>
			)}
		</details>
	);
}
