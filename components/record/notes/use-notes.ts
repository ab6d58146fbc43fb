"use client";

import { useOptimistic, useState, useTransition } from "react";
import type { EntityKind } from "../../../lib/contracts/enums.ts";
import type { NotesShown, ShownNote } from "../../../lib/contracts/notes.ts";
import { runAction } from "../../forms/run-action.ts";
import { sayDone } from "../../forms/say-done.tsx";
import type { NoteActions } from "./note-actions.ts";

/** A change that is shown before the server has it. */
type Ahead = { added: string } | { removed: string };

/** A note that is being written; it has no record yet. */
export interface NoteAhead {
	body: string;
}

/**
 * The notes on a record: what the page came with, the older ones that were asked for, and what was just done to them.
 */
export function useNotes(kind: EntityKind, recordUid: string, first: NotesShown, actions: NoteActions) {
	const [older, setOlder] = useState<{ items: ShownNote[]; nextCursor: string | null } | null>(null);
	const [, startTransition] = useTransition();
	const [failed, setFailed] = useState<string | null>(null);
	const fresh = new Set(first.items.map(({ uid }) => uid));
	const known = [...first.items, ...(older?.items ?? []).filter(({ uid }) => !fresh.has(uid))];
	const [ahead, goAhead] = useOptimistic<Ahead[], Ahead>([], (all, one) => [...all, one]);
	const gone = new Set(ahead.flatMap((each) => ("removed" in each ? each.removed : [])));

	/** What an action answered, for notes that the page itself does not hold. */
	function keep(note: ShownNote) {
		setOlder((was) => {
			if (was === null) return was;
			const others = was.items.filter(({ uid }) => uid !== note.uid);
			const at = was.items.findIndex(({ uid }) => uid === note.uid);
			if (note.isDeleted || at < 0) return { ...was, items: others };
			return { ...was, items: was.items.map((each) => (each.uid === note.uid ? note : each)) };
		});
	}

	return {
		items: known.filter(({ uid }) => !gone.has(uid)),
		writing: ahead.flatMap((each): NoteAhead[] => ("added" in each ? [{ body: each.added }] : [])),
		hasMore: (older?.nextCursor ?? (older ? null : first.nextCursor)) !== null,
		/** What was typed and not taken. */
		failed,
		clearFailed: () => setFailed(null),
		keep,
		add: (body: string) => {
			setFailed(null);
			startTransition(async () => {
				goAhead({ added: body });
				if (!(await runAction(actions.add, { kind, uid: recordUid, body }))) setFailed(body);
			});
		},
		remove: (note: ShownNote) => {
			startTransition(async () => {
				goAhead({ removed: note.uid });
				const removed = await runAction(actions.remove, { uid: note.uid });
				if (!removed) return;
				keep(removed);
				sayDone("Note deleted", () => runAction(actions.restore, { uid: note.uid }));
			});
		},
		more: () => {
			const cursor = older?.nextCursor ?? first.nextCursor;
			if (cursor === null) return;
			startTransition(async () => {
				const page = await runAction(actions.list, { kind, uid: recordUid, cursor });
				if (!page) return;
				setOlder({ items: [...(older?.items ?? []), ...page.items], nextCursor: page.nextCursor });
			});
		},
	};
}
