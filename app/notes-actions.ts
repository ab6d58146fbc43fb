"use server";

import { readAction, writeAction } from "../lib/actions/action-client.ts";
import {
	NoteAddInput,
	NoteEditInput,
	NoteListInput,
	NoteRef,
	NoteVersionsInput,
} from "../lib/contracts/notes.ts";
import { addNote } from "../lib/services/notes/add-note.ts";
import { deleteNote } from "../lib/services/notes/delete-note.ts";
import { editNote } from "../lib/services/notes/edit-note.ts";
import { listNoteVersions } from "../lib/services/notes/list-note-versions.ts";
import { restoreNote } from "../lib/services/notes/restore-note.ts";
import { showNotes, shown } from "../lib/services/notes/show-notes.ts";

export const showNotesAction = readAction(NoteListInput, showNotes);
export const noteVersionsAction = readAction(NoteVersionsInput, listNoteVersions);
export const addNoteAction = writeAction(NoteAddInput, shown(addNote));
export const editNoteAction = writeAction(NoteEditInput, shown(editNote));
export const deleteNoteAction = writeAction(NoteRef, shown(deleteNote));
export const restoreNoteAction = writeAction(NoteRef, shown(restoreNote));
