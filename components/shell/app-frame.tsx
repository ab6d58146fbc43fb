"use client";

import {
	IconFiles,
	IconHistory,
	IconHome,
	IconMenu2,
	IconPlayerPlay,
	IconRoute,
	IconSearch,
	IconSettings,
	IconSitemap,
	IconUsers,
	IconX,
} from "@tabler/icons-react";
import dynamic from "next/dynamic";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { useRememberPage } from "../search/use-recents.ts";
import controls from "./controls.module.css";
import { SchemeSwitch } from "./scheme-switch.tsx";
import classes from "./shell.module.css";

const Palette = dynamic(() => import("../search/palette.tsx").then((m) => m.Palette), { ssr: false });

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
	instance,
	children,
}: {
	user: { handle: string; name: string };
	instance: { uid: string; name: string };
	children: ReactNode;
}) {
	const path = usePathname();
	const owner = `${instance.uid}:${user.handle}`;
	useRememberPage(owner, path);
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
	const Burger = isOpen ? IconX : IconMenu2;
	return (
		<>
			<a href="#content" className={classes.skip}>
				Skip to content
			</a>
			<header className={classes.header}>
				<span className={classes.onPhone}>
					<button
						type="button"
						className={controls.iconButton}
						aria-expanded={isOpen}
						aria-label={isOpen ? "Close navigation" : "Open navigation"}
						onClick={() => setOpen(!isOpen)}
					>
						<Burger size={20} aria-hidden />
					</button>
				</span>
				<Link href="/" className={classes.brand}>
					Whence
				</Link>
				<span className={classes.instance}>{instance.name}</span>
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
			</header>
			<nav className={classes.nav} aria-label="Main" data-open={isOpen || undefined}>
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
			</nav>
			<main id="content" className={classes.main} tabIndex={-1}>
				{children}
			</main>
			{searches > 0 && <Palette key={searches} owner={owner} />}
		</>
	);
}
