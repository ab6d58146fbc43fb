"use client";

import { notifications } from "@mantine/notifications";
import { IconArchive, IconArchiveOff } from "@tabler/icons-react";
import { useTransition } from "react";
import type { FilesChosenInput, FileView } from "../../lib/contracts/files.ts";
import type { Action } from "../forms/action.ts";
import { runAction } from "../forms/run-action.ts";
import classes from "./record.module.css";

type FilesAction = Action<FilesChosenInput, FileView[]>;

/** Archives files, or brings them back; either way a notification offers to undo it. */
export function ArchiveFiles({
	uids,
	isArchived,
	archive,
	restore,
	done,
}: {
	uids: string[];
	isArchived: boolean;
	archive: FilesAction;
	restore: FilesAction;
	done?: () => void;
}) {
	const [isPending, startTransition] = useTransition();
	const [act, undo] = isArchived ? [restore, archive] : [archive, restore];
	const Icon = isArchived ? IconArchiveOff : IconArchive;
	const files = `${uids.length} ${uids.length === 1 ? "file" : "files"}`;
	return (
		<button
			type="button"
			className={classes.button}
			disabled={isPending}
			onClick={() =>
				startTransition(async () => {
					const changed = await runAction(act, { uids });
					if (!changed) return;
					done?.();
					const id = notifications.show({
						title: `${files} ${isArchived ? "restored" : "archived"}`,
						autoClose: 10_000,
						message: (
							<button
								type="button"
								className={classes.button}
								onClick={async () => {
									notifications.hide(id);
									await runAction(undo, { uids });
								}}
							>
								Undo
							</button>
						),
					});
				})
			}
		>
			<Icon size={16} aria-hidden /> {isArchived ? "Restore" : "Archive"}
		</button>
	);
}
