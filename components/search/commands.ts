import {
	IconCode,
	IconFiles,
	IconHistory,
	IconHome,
	IconKey,
	IconPlayerPlay,
	IconRoute,
	IconSettings,
	IconSitemap,
	IconUpload,
	IconUsers,
	type TablerIcon,
} from "@tabler/icons-react";

/** A thing to do from anywhere. */
export interface Command {
	label: string;
	icon: TablerIcon;
	href: string;
	/** Words by which it is found too. */
	also: string;
}

export const commands: readonly Command[] = [
	{ label: "Upload files", icon: IconUpload, href: "/files?upload=true", also: "add ingest new file" },
	{ label: "New token", icon: IconKey, href: "/settings#new-token", also: "create api key access" },
	{ label: "Go to overview", icon: IconHome, href: "/", also: "home start" },
	{ label: "Go to lineage", icon: IconSitemap, href: "/lineage", also: "show graph" },
	{ label: "Go to transforms", icon: IconRoute, href: "/transforms", also: "notebooks pipelines scripts" },
	{ label: "Go to runs", icon: IconPlayerPlay, href: "/runs", also: "jobs executions" },
	{ label: "Go to files", icon: IconFiles, href: "/files", also: "data" },
	{ label: "Go to people", icon: IconUsers, href: "/users", also: "users team" },
	{ label: "Go to audit", icon: IconHistory, href: "/audit", also: "see who did what history" },
	{ label: "Go to settings", icon: IconSettings, href: "/settings", also: "tokens storages" },
	{ label: "Read about the API", icon: IconCode, href: "/api", also: "docs openapi http" },
];

/** Whether every word of the query begins a word of the text. */
export function isAskedFor(text: string, query: string): boolean {
	const words = text.toLowerCase().split(/\s+/);
	return query
		.toLowerCase()
		.split(/\s+/)
		.filter(Boolean)
		.every((asked) => words.some((word) => word.startsWith(asked)));
}
