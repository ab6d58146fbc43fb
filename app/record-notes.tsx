import { Notes } from "../components/record/notes/notes.tsx";
import { pageCtx } from "../lib/auth/page-ctx.ts";
import type { EntityKind } from "../lib/contracts/enums.ts";
import { showNotes } from "../lib/services/notes/show-notes.ts";
import { effectiveScope } from "../lib/services/scope.ts";
import { showMarkdownAction } from "./actions.ts";
import {
	addNoteAction,
	deleteNoteAction,
	editNoteAction,
	noteVersionsAction,
	restoreNoteAction,
	showNotesAction,
} from "./notes-actions.ts";

/** The notes on any record, for its page. */
export async function RecordNotes({ kind, uid }: { kind: EntityKind; uid: string }) {
	const ctx = await pageCtx();
	const first = await showNotes({ ctx, input: { kind, uid } });
	return (
		<Notes
			// Another record's notes begin anew: what was open or typed belongs to this one.
			key={`${kind}:${uid}`}
			kind={kind}
			uid={uid}
			first={first}
			mayWrite={effectiveScope(ctx) !== "read"}
			now={Date.now()}
			actions={{
				list: showNotesAction,
				versions: noteVersionsAction,
				add: addNoteAction,
				edit: editNoteAction,
				remove: deleteNoteAction,
				restore: restoreNoteAction,
				show: showMarkdownAction,
			}}
		/>
	);
}
