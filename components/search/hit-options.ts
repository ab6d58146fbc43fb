import {
	IconArrowRight,
	IconCode,
	IconCopy,
	IconLink,
	IconPlayerPlay,
	IconSitemap,
} from "@tabler/icons-react";
import type { SearchHit } from "../../lib/contracts/search.ts";
import { lineageHref, recordHref } from "../shell/kind.ts";
import { nameOf } from "./ask.ts";
import type { Option } from "./option.ts";

/** What can be done with a record that was found. */
export function optionsOf(
	hit: SearchHit,
	go: (href: string) => void,
	copy: (what: string, text: string) => void,
): Option[] {
	const page = recordHref(hit.kind, nameOf(hit));
	const options: Option[] = [{ id: "open", label: "Open", icon: IconArrowRight, run: () => go(page) }];
	if (hit.kind !== "user")
		options.push({
			id: "lineage",
			label: "Show lineage",
			icon: IconSitemap,
			run: () => go(lineageHref(hit.kind, hit.uid)),
		});
	if (hit.kind === "transform")
		options.push(
			{ id: "code", label: "Show code", icon: IconCode, run: () => go(`${page}?tab=code`) },
			{
				id: "runs",
				label: "Show its runs",
				icon: IconPlayerPlay,
				run: () => go(`/runs?transform=${hit.uid}`),
			},
		);
	options.push({ id: "uid", label: "Copy uid", icon: IconCopy, run: () => copy("Uid", hit.uid) });
	const { key, handle } = hit;
	if (key !== null)
		options.push({ id: "key", label: "Copy key", icon: IconCopy, run: () => copy("Key", key) });
	if (handle !== null)
		options.push({ id: "handle", label: "Copy handle", icon: IconCopy, run: () => copy("Handle", handle) });
	options.push({
		id: "link",
		label: "Copy link",
		icon: IconLink,
		run: () => copy("Link", new URL(page, location.href).href),
	});
	return options;
}
