"use client";

import { IconBookmark } from "@tabler/icons-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import type { Registry } from "../../../lib/contracts/enums.ts";
import { ActionForm } from "../../forms/action-form.tsx";
import { runAction } from "../../forms/run-action.ts";
import { FilterPopover } from "../filters/filter-popover.tsx";
import classes from "./saved.module.css";
import { SavedViewItem } from "./saved-view-item.tsx";
import { keptQuery, type SavedViews } from "./view-actions.ts";

/** Registries as people set them up, under a name: to go to, to share, to begin with. */
export function ViewsMenu({
	registry,
	path,
	saved,
}: {
	registry: Registry;
	path: string;
	saved: SavedViews;
}) {
	const now = keptQuery(useSearchParams());
	const isNow = (query: string) => keptQuery(new URLSearchParams(query)) === now;
	const current = saved.views.find(({ query }) => isNow(query));
	return (
		<FilterPopover label="Views" icon={<IconBookmark size={16} aria-hidden />} align="end">
			<ul className={classes.views}>
				<li>
					<Link href={`${path}?all=true`} aria-current={now === "" ? "page" : undefined}>
						Everything
					</Link>
				</li>
				{saved.views.map((view) => (
					<SavedViewItem
						key={view.uid}
						view={view}
						href={`${path}?${view.query || "all=true"}`}
						isCurrent={view === current}
						isMine={view.createdBy.handle === saved.me}
						query={now}
						actions={saved.actions}
					/>
				))}
			</ul>
			{saved.maySave && (
				<ActionForm
					className={classes.form}
					send={async (form) => {
						const name = String(form.get("name") ?? "").trim();
						if (name === "") return false;
						const isShared = form.get("isShared") === "on";
						const view = await runAction(saved.actions.create, { registry, name, query: now, isShared });
						return view !== null;
					}}
				>
					<label>
						Save this view as
						<input name="name" maxLength={100} required autoComplete="off" />
					</label>
					<label className={classes.check}>
						<input type="checkbox" name="isShared" /> for everybody to see
					</label>
					<button type="submit" className={classes.button}>
						Save
					</button>
				</ActionForm>
			)}
		</FilterPopover>
	);
}
