import type { Page } from "../../../lib/contracts/common.ts";
import type { MarkdownInput, MarkdownView } from "../../../lib/contracts/markdown.ts";
import type {
	NoteAddInput,
	NoteEditInput,
	NoteListInput,
	NoteRef,
	NotesShown,
	NoteVersionsInput,
	NoteVersionView,
	ShownNote,
} from "../../../lib/contracts/notes.ts";
import type { Action } from "../../forms/action.ts";

/** What notes can be asked and told; the page hands it in. */
export interface NoteActions {
	list: Action<NoteListInput, NotesShown>;
	versions: Action<NoteVersionsInput, Page<NoteVersionView>>;
	add: Action<NoteAddInput, ShownNote>;
	edit: Action<NoteEditInput, ShownNote>;
	remove: Action<NoteRef, ShownNote>;
	restore: Action<NoteRef, ShownNote>;
	show: Action<MarkdownInput, MarkdownView>;
}
