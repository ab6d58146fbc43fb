"use client";

import { IconTag } from "@tabler/icons-react";
import { useTransition } from "react";
import type { RecordsTagInput } from "../../../lib/contracts/tags.ts";
import { runAction } from "../../forms/run-action.ts";
import { sayDone } from "../../forms/say-done.tsx";
import { FilterPopover } from "../filters/filter-popover.tsx";
import type { Chosen } from "../rows/use-selection.ts";
import classes from "./bulk.module.css";
import { countOf, type TagActions } from "./bulk-actions.ts";

/** Puts a tag on all that are chosen, or takes it off; what it changed can be undone. */
export function BulkTags({
	kind,
	chosen,
	actions,
}: {
	kind: RecordsTagInput["kind"];
	chosen: Chosen;
	actions: TagActions;
}) {
	const [isPending, startTransition] = useTransition();
	const noun = `${kind}s`;
	function change(way: "tag" | "untag", tag: string) {
		if (tag === "") return;
		startTransition(async () => {
			const changed = await runAction(actions[way], { kind, tag, ...chosen });
			if (!changed) return;
			const { uids, replaced = {} } = changed;
			const back = way === "tag" ? actions.untag : actions.tag;
			const isReplaced = new Set(Object.values(replaced).flat());
			const others = uids.filter((uid) => !isReplaced.has(uid));
			if (uids.length === 0) return sayDone(way === "tag" ? "All had this tag" : "None had this tag");
			sayDone(`${countOf(uids.length, noun)} ${way === "tag" ? "tagged" : "untagged"}`, async () => {
				// What had another value of the key has that one again.
				for (const [before, had] of Object.entries(replaced))
					await runAction(actions.tag, { kind, tag: before, uids: had });
				if (others.length > 0) await runAction(back, { kind, tag, uids: others });
			});
		});
	}
	return (
		<FilterPopover label="Tag" icon={<IconTag size={16} aria-hidden />}>
			<form
				className={classes.form}
				aria-busy={isPending}
				onSubmit={(event) => {
					event.preventDefault();
					const button = (event.nativeEvent as SubmitEvent).submitter;
					const form = new FormData(event.currentTarget);
					const way = button?.getAttribute("value") === "untag" ? "untag" : "tag";
					change(way, String(form.get("tag") ?? "").trim());
				}}
			>
				<label>
					Tag
					<input name="tag" maxLength={100} required autoComplete="off" placeholder="tag or key=value" />
				</label>
				<span>
					<button type="submit" value="tag" className={classes.button} disabled={isPending}>
						Add to all
					</button>
					<button type="submit" value="untag" className={classes.button} disabled={isPending}>
						Take off
					</button>
				</span>
			</form>
		</FilterPopover>
	);
}
