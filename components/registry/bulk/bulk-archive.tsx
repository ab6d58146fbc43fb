"use client";

import { IconArchive, IconArchiveOff } from "@tabler/icons-react";
import { useTransition } from "react";
import { runAction } from "../../forms/run-action.ts";
import { sayDone } from "../../forms/say-done.tsx";
import type { Chosen } from "../rows/use-selection.ts";
import classes from "./bulk.module.css";
import { countOf, type FileActions } from "./bulk-actions.ts";

/** Archives the chosen files, or brings them back; undoing changes back just what it changed. */
export function BulkArchive({
	way,
	chosen,
	actions,
	done,
}: {
	way: "archive" | "restore";
	chosen: Chosen;
	actions: FileActions;
	done: () => void;
}) {
	const [isPending, startTransition] = useTransition();
	const isArchive = way === "archive";
	const Icon = isArchive ? IconArchive : IconArchiveOff;
	return (
		<button
			type="button"
			className={classes.button}
			disabled={isPending}
			onClick={() =>
				startTransition(async () => {
					const changed = await runAction(actions[way], chosen);
					if (!changed) return;
					done();
					const { uids } = changed;
					if (uids.length === 0) return sayDone(isArchive ? "All were archived" : "None was archived");
					sayDone(`${countOf(uids.length, "files")} ${isArchive ? "archived" : "restored"}`, () =>
						runAction(actions[isArchive ? "restore" : "archive"], { uids }),
					);
				})
			}
		>
			<Icon size={16} aria-hidden /> {isArchive ? "Archive" : "Restore"}
		</button>
	);
}
