import {
	IconBan,
	IconCheck,
	IconClock,
	IconCloudUpload,
	IconFile,
	IconFileCode,
	IconMathFunction,
	IconNotebook,
	IconPlayerPlay,
	IconPlugConnectedX,
	IconRoute,
	IconTerminal2,
	IconUser,
	IconX,
	type TablerIcon,
} from "@tabler/icons-react";
import type { EntityKind, ShownRunStatus, TransformType } from "../../lib/contracts/enums.ts";

/** How a kind of record looks everywhere: registry, record page, search and graph. */
export interface Look {
	label: string;
	icon: TablerIcon;
	/** CSS colour for text, icon and border. */
	color: string;
	/** CSS colour for the ground behind it. */
	soft: string;
}

function look(label: string, icon: TablerIcon, token: string): Look {
	return { label, icon, color: `var(--w-${token})`, soft: `var(--w-${token}-soft)` };
}

export const kindLooks = {
	file: look("File", IconFile, "file"),
	transform: look("Transform", IconRoute, "transform"),
	run: look("Run", IconPlayerPlay, "running"),
	user: look("Person", IconUser, "user"),
} as const satisfies Record<EntityKind, Look>;

export const statusLooks = {
	scheduled: look("scheduled", IconClock, "scheduled"),
	running: look("running", IconPlayerPlay, "running"),
	completed: look("completed", IconCheck, "completed"),
	failed: look("failed", IconX, "failed"),
	aborted: look("aborted", IconBan, "aborted"),
	lost: look("lost", IconPlugConnectedX, "lost"),
} as const satisfies Record<ShownRunStatus, Look>;

export const transformLooks = {
	notebook: look("notebook", IconNotebook, "transform"),
	pipeline: look("pipeline", IconRoute, "transform"),
	script: look("script", IconFileCode, "transform"),
	function: look("function", IconMathFunction, "transform"),
	command: look("command", IconTerminal2, "transform"),
	upload: look("upload", IconCloudUpload, "transform"),
} as const satisfies Record<TransformType, Look>;

const iconsOf = (looks: Readonly<Record<string, Look>>) => Object.values(looks).map(({ icon }) => icon);

/** What rows repeat, for a sheet. */
export const statusIcons = iconsOf(statusLooks);
export const transformIcons = iconsOf(transformLooks);

/** The page of a record; people are found by handle. */
export function recordHref(kind: EntityKind, uidOrHandle: string): string {
	return `/${kind}s/${encodeURIComponent(uidOrHandle)}`;
}

/** The graph with this record in its middle. */
export function lineageHref(kind: EntityKind, uid: string): string {
	return `/lineage?focus=${encodeURIComponent(`${kind}:${uid}`)}`;
}

/** A line of a transform's code, as {@link lineAnchor} calls it. */
export function lineHref(uid: string, anchor: string): string {
	return `/transforms/${encodeURIComponent(uid)}?tab=code&line=${anchor}#${anchor}`;
}
