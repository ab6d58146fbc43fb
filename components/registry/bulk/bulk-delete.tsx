"use client";

import { IconTrash } from "@tabler/icons-react";
import { useRef, useTransition } from "react";
import { runAction } from "../../forms/run-action.ts";
import { sayDone } from "../../forms/say-done.tsx";
import type { Chosen } from "../rows/use-selection.ts";
import classes from "./bulk.module.css";
import { countOf, type FileActions } from "./bulk-actions.ts";

/** Deletes the chosen files, after saying what is lost: this cannot be undone. */
export function BulkDelete({
	chosen,
	count,
	actions,
	done,
}: {
	chosen: Chosen;
	count: number;
	actions: FileActions;
	done: () => void;
}) {
	const dialog = useRef<HTMLDialogElement>(null);
	const [isPending, startTransition] = useTransition();
	const close = () => dialog.current?.close();
	function remove() {
		startTransition(async () => {
			const changed = await runAction(actions.delete, chosen);
			close();
			if (!changed) return;
			done();
			sayDone(`${countOf(changed.uids.length, "files")} deleted`);
		});
	}
	return (
		<>
			<button type="button" className={classes.button} onClick={() => dialog.current?.showModal()}>
				<IconTrash size={16} aria-hidden /> Delete…
			</button>
			<dialog ref={dialog} className={classes.dialog} aria-labelledby="bulk-delete">
				<h2 id="bulk-delete">Delete {countOf(count, "files")}?</h2>
				<p>This cannot be undone.</p>
				<ul>
					<li>Bytes that Whence keeps are freed, unless another file has the same content.</li>
					<li>Files that lie in place stay on disk; only their record goes.</li>
					<li>Name, hash, who and when remain, and so does their place in every lineage.</li>
				</ul>
				<p>To only hide them, archive them.</p>
				<footer>
					<button type="button" className={classes.button} onClick={close}>
						Keep them
					</button>
					<button type="button" className={classes.danger} disabled={isPending} onClick={remove}>
						Delete {countOf(count, "files")}
					</button>
				</footer>
			</dialog>
		</>
	);
}
