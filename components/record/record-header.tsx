import { IconSitemap } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactNode } from "react";
import type { EntityKind } from "../../lib/contracts/enums.ts";
import { kindLooks, lineageHref } from "../shell/kind.ts";
import { ShownTitle, TitleScope } from "./edits/shown-title.tsx";
import record from "./record.module.css";
import classes from "./record-header.module.css";
import { UidChip } from "./uid-chip.tsx";

/** The top of every record page: what it is, where it came from, and what can be done. */
export function RecordHeader({
	kind,
	uid,
	title,
	rename,
	badges,
	provenance,
	actions,
	children,
}: {
	kind: EntityKind;
	uid: string;
	title: string;
	/** The heading with a way to change it; without, it is to read. */
	rename?: ReactNode;
	badges?: ReactNode;
	provenance: ReactNode;
	actions?: ReactNode;
	children?: ReactNode;
}) {
	const { icon: Icon, color, label } = kindLooks[kind];
	return (
		<TitleScope title={title}>
			<header className={classes.header}>
				<div className={classes.titleLine}>
					<div className={classes.name}>
						<Icon size={22} color={color} stroke={1.6} aria-label={label} role="img" />
						{rename || <ShownTitle />}
					</div>
					{badges}
					<UidChip uid={uid} />
					<div className={classes.actions}>
						<Link className={record.button} href={lineageHref(kind, uid)}>
							<IconSitemap size={16} aria-hidden /> Show lineage
						</Link>
						{actions}
					</div>
				</div>
				{provenance}
				{children}
			</header>
		</TitleScope>
	);
}

export interface Tab {
	id: string;
	label: string;
	count?: number;
}

/** Tabs as links: which one is open is part of the address. */
export function RecordTabs({ base, tabs, open }: { base: string; tabs: readonly Tab[]; open: string }) {
	return (
		<nav className={record.tabs} aria-label="Parts of this record">
			{tabs.map(({ id, label, count }, index) => (
				<Link
					key={id}
					href={index === 0 ? base : `${base}?tab=${id}`}
					scroll={false}
					{...(id === open ? { "aria-current": "page" as const } : {})}
				>
					{label}
					{count !== undefined && <span className={record.count}>{count.toLocaleString("en")}</span>}
				</Link>
			))}
		</nav>
	);
}
