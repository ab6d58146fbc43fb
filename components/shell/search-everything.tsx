"use client";

import { useDebouncedValue } from "@mantine/hooks";
import { createSpotlight, Spotlight } from "@mantine/spotlight";
import { IconHistory, IconSitemap, IconUpload } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { type EntityKind, entityKinds } from "../../lib/contracts/enums.ts";
import type { SearchInput, SearchView } from "../../lib/contracts/search.ts";
import type { Action } from "../forms/action.ts";
import { kindLooks, recordHref } from "./kind.ts";

const plural: Record<EntityKind, string> = {
	user: "People",
	transform: "Transforms",
	run: "Runs",
	file: "Files",
};
const acts = [
	{ href: "/files?upload=1", label: "Upload files", icon: IconUpload },
	{ href: "/lineage", label: "Show the lineage graph", icon: IconSitemap },
	{ href: "/audit", label: "See who did what", icon: IconHistory },
];

const [store, spotlight] = createSpotlight();

type Found = { state: "idle" | "searching" | "failed" } | { state: "found"; view: SearchView };

/** ⌘K: one box over everything, grouped by kind, and a few things to do. */
export function SearchEverything({ search }: { search: Action<SearchInput, SearchView> }) {
	const router = useRouter();
	const [query, setQuery] = useState("");
	const [asked] = useDebouncedValue(query.trim(), 150);
	const [found, setFound] = useState<Found>({ state: "idle" });
	useEffect(() => spotlight.open(), []);
	useEffect(() => {
		if (asked === "") {
			setFound({ state: "idle" });
			return;
		}
		// A slow answer to an earlier question must not replace a later one.
		let isCurrent = true;
		setFound({ state: "searching" });
		search({ q: asked })
			.then(({ data }) => isCurrent && setFound(data ? { state: "found", view: data } : { state: "failed" }))
			.catch(() => isCurrent && setFound({ state: "failed" }));
		return () => {
			isCurrent = false;
		};
	}, [asked, search]);
	// What Enter opens is the best hit, though it came after the letters.
	useEffect(() => {
		if (found.state !== "found") return;
		const list = document.getElementById(store.getState().listId);
		list?.querySelector("[data-selected]")?.removeAttribute("data-selected");
		list?.querySelector("[data-action]")?.setAttribute("data-selected", "true");
		store.updateState((state) => ({ ...state, selected: 0 }));
	}, [found]);
	const hits = found.state === "found" ? found.view.hits : [];
	const matching = acts.filter(({ label }) => label.toLowerCase().includes(query.trim().toLowerCase()));
	const words = {
		idle: "Type a name, key, uid, hash or handle.",
		searching: "Searching…",
		failed: "The search failed. Check that the server runs, and type again.",
		found: `Nothing is called “${asked}”.`,
	};
	return (
		<Spotlight.Root
			store={store}
			query={query}
			onQueryChange={setQuery}
			shortcut={null}
			scrollable
			maxHeight={480}
		>
			<Spotlight.Search placeholder="Search everything" aria-label="Search everything" />
			<Spotlight.ActionsList>
				{entityKinds.map((kind) => {
					const ofKind = hits.filter((hit) => hit.kind === kind);
					if (ofKind.length === 0) return null;
					const { icon: Icon, color } = kindLooks[kind];
					return (
						<Spotlight.ActionsGroup key={kind} label={plural[kind]}>
							{ofKind.map((hit) => (
								<Spotlight.Action
									key={hit.uid}
									label={hit.title}
									description={hit.subtitle}
									leftSection={<Icon size={18} color={color} aria-hidden />}
									onClick={() => router.push(recordHref(kind, hit.handle ?? hit.uid))}
								/>
							))}
						</Spotlight.ActionsGroup>
					);
				})}
				{hits.length === 0 && <Spotlight.Empty role="status">{words[found.state]}</Spotlight.Empty>}
				{matching.length > 0 && (
					<Spotlight.ActionsGroup label="Do">
						{matching.map(({ href, label, icon: Icon }) => (
							<Spotlight.Action
								key={href}
								label={label}
								leftSection={<Icon size={18} aria-hidden />}
								onClick={() => router.push(href)}
							/>
						))}
					</Spotlight.ActionsGroup>
				)}
			</Spotlight.ActionsList>
		</Spotlight.Root>
	);
}
