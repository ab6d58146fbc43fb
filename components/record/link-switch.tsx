import Link from "next/link";
import classes from "./link-switch.module.css";

/** One of a few, as links: which one is part of the address. */
export function LinkSwitch({
	label,
	links,
	open,
}: {
	label: string;
	links: readonly { id: string; label: string; href: string }[];
	/** The id of the one that is shown. */
	open: string;
}) {
	return (
		<nav className={classes.switch} aria-label={label}>
			{links.map((link) => (
				<Link
					key={link.id}
					href={link.href}
					scroll={false}
					{...(link.id === open ? { "aria-current": "true" as const } : {})}
				>
					{link.label}
				</Link>
			))}
		</nav>
	);
}
