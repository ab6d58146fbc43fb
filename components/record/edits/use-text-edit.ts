"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useState, useTransition } from "react";
import type { CurrentRecord } from "../../../lib/contracts/errors.ts";
import type { EditAnswer } from "../../forms/run-action.ts";

/** A text as somebody began to edit it. */
interface Base {
	text: string;
	revision: number;
}

/** Two people's texts in one place: theirs stands, mine waits. */
export interface TextConflict {
	current: CurrentRecord;
	theirs: string;
	mine: string;
}

/**
 * Edits one text where it stands. It is shown as changed at once; where that was refused it is as before, and what was
 * typed is in the form again. Where somebody was faster, both texts are there to choose from.
 *
 * @param field the text's name among what is there now.
 * @param onShow called with the new text while it is under way, for whatever else shows it.
 */
export function useTextEdit({
	text,
	revision,
	field,
	send,
	onShow,
}: {
	text: string;
	revision: number;
	field: string;
	send: (text: string, revision: number) => Promise<EditAnswer<unknown>>;
	onShow?: ((text: string) => void) | undefined;
}) {
	const router = useRouter();
	const [shown, show] = useOptimistic(text);
	const [isSaving, startTransition] = useTransition();
	// The page may be refreshed while one writes: an edit is of what one saw when one began.
	const [base, setBase] = useState<Base>({ text, revision });
	const [draft, setDraft] = useState<string | null>(null);
	const [conflict, setConflict] = useState<TextConflict | null>(null);

	function save(value: string, from: Base) {
		setDraft(null);
		setConflict(null);
		if (value === from.text) return;
		startTransition(async () => {
			show(value);
			onShow?.(value);
			let answer = await send(value, from.revision);
			if ("current" in answer && answer.current.value[field] === from.text) {
				// Something else of the record changed, not this text.
				answer = await send(value, answer.current.revision);
			}
			if ("done" in answer) return;
			if ("refused" in answer) return setDraft(value);
			setConflict({ current: answer.current, theirs: answer.current.value[field] ?? "", mine: value });
		});
	}

	return {
		shown,
		isSaving,
		/** What is in the form; null when it is closed. */
		draft,
		conflict,
		open: () => {
			setBase({ text, revision });
			setDraft(text);
		},
		close: () => setDraft(null),
		save: (value: string) => save(value, base),
		keepMine: () => {
			if (!conflict) return;
			const next = { text: conflict.theirs, revision: conflict.current.revision };
			setBase(next);
			save(conflict.mine, next);
		},
		takeTheirs: () => {
			setConflict(null);
			router.refresh();
		},
		editOn: () => {
			if (!conflict) return;
			setBase({ text: conflict.theirs, revision: conflict.current.revision });
			setDraft(conflict.mine);
			setConflict(null);
			router.refresh();
		},
	};
}

/** What {@link useTextEdit} gives. */
export type TextEdit = ReturnType<typeof useTextEdit>;
