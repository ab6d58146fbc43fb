"use client";

import { AppShell, Burger } from "@mantine/core";
import {
	IconFiles,
	IconHistory,
	IconHome,
	IconPlayerPlay,
	IconRoute,
	IconSearch,
	IconSettings,
	IconSitemap,
	IconUsers,
} from "@tabler/icons-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import type { SearchInput, SearchView } from "../../lib/contracts/search.ts";
import type { Action } from "../forms/action.ts";
import { SchemeSwitch } from "./scheme-switch.tsx";
import classes from "./shell.module.css";

const SearchEverything = dynamic(() => import("./search-everything.tsx").then((m) => m.SearchEverything), {
	ssr: false,
});

const places = [
	{ href: "/", label: "Overview", icon: IconHome },
	{ href: "/lineage", label: "Lineage", icon: IconSitemap },
	{ href: "/transforms", label: "Transforms", icon: IconRoute },
	{ href: "/runs", label: "Runs", icon: IconPlayerPlay },
	{ href: "/files", label: "Files", icon: IconFiles },
	{ href: "/users", label: "People", icon: IconUsers },
	{ href: "/audit", label: "Audit", icon: IconHistory },
	{ href: "/settings", label: "Settings", icon: IconSettings },
] as const;

/** Header, navigation and the search over everything, around a page. */
export function AppFrame({
	user,
	instanceName,
	search,
	children,
}: {
	user: { handle: string; name: string };
	instanceName: string;
	search: Action<SearchInput, SearchView>;
	children: ReactNode;
}) {
	const path = usePathname();
	const [isOpen, setOpen] = useState(false);
	// Counted, so that each ⌘K opens the search anew; it is loaded at the first.
	const [searches, setSearches] = useState(0);
	useEffect(() => {
		function onKeyDown(event: KeyboardEvent) {
			if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === "k") {
				event.preventDefault();
				setSearches((n) => n + 1);
			}
		}
		document.addEventListener("keydown", onKeyDown);
		return () => document.removeEventListener("keydown", onKeyDown);
	}, []);
	return (
		<AppShell
			header={{ height: 48 }}
			navbar={{ width: 190, breakpoint: "sm", collapsed: { mobile: !isOpen } }}
			padding="md"
			transitionDuration={0}
		>
			<a href="#content" className={classes.skip}>
				Skip to content
			</a>
			<AppShell.Header className={classes.header}>
				<Burger
					opened={isOpen}
					onClick={() => setOpen(!isOpen)}
					hiddenFrom="sm"
					size="sm"
					aria-label={isOpen ? "Close navigation" : "Open navigation"}
				/>
				<Link href="/" className={classes.brand}>
					Whence
				</Link>
				<span className={classes.instance}>{instanceName}</span>
				<button type="button" className={classes.find} onClick={() => setSearches((n) => n + 1)}>
					<IconSearch size={16} aria-hidden />
					<span>Search everything</span>
					<kbd>⌘K</kbd>
				</button>
				<SchemeSwitch />
				<details className={classes.user}>
					<summary aria-label={`Signed in as ${user.name}`}>
						<span className={classes.avatar} aria-hidden>
							{user.handle.slice(0, 2)}
						</span>
					</summary>
					<div className={classes.menu}>
						<Link href={`/users/${user.handle}`}>{user.name}</Link>
						<Link href="/settings">Settings</Link>
						<form method="post" action="/api/auth/sign-out">
							<button type="submit">Sign out</button>
						</form>
					</div>
				</details>
			</AppShell.Header>
			<AppShell.Navbar className={classes.nav} component="nav" aria-label="Main">
				{places.map(({ href, label, icon: Icon }) => {
					const isHere = href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);
					return (
						<Link
							key={href}
							href={href}
							className={classes.place}
							onClick={() => setOpen(false)}
							{...(isHere ? { "aria-current": "page" as const } : {})}
						>
							<Icon size={18} stroke={1.6} aria-hidden />
							{label}
						</Link>
					);
				})}
			</AppShell.Navbar>
			<AppShell.Main id="content" tabIndex={-1}>
				{children}
			</AppShell.Main>
			{searches > 0 && <SearchEverything key={searches} search={search} />}
		</AppShell>
	);
}
