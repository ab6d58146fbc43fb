import {
	NoteAddInput,
	NoteEditInput,
	NoteListInput,
	NotePage,
	NoteVersionPage,
	NoteVersionsInput,
	NoteView,
} from "../../contracts/notes.ts";
import { addNote } from "../../services/notes/add-note.ts";
import { deleteNote } from "../../services/notes/delete-note.ts";
import { editNote } from "../../services/notes/edit-note.ts";
import { getNote } from "../../services/notes/get-note.ts";
import { listNoteVersions } from "../../services/notes/list-note-versions.ts";
import { listNotes } from "../../services/notes/list-notes.ts";
import { restoreNote } from "../../services/notes/restore-note.ts";
import { type ApiRoute, route } from "../route.ts";

export const noteRoutes: readonly ApiRoute[] = [
	route({
		method: "get",
		path: "/notes",
		summary: "List the notes on a record, newest first",
		tag: "notes",
		query: NoteListInput,
		response: NotePage,
		run: ({ ctx, query }) => listNotes({ ctx, input: query }),
	}),
	route({
		method: "post",
		path: "/notes",
		summary: "Write a note on a record",
		tag: "notes",
		body: NoteAddInput,
		response: NoteView,
		status: 201,
		run: ({ ctx, body }) => addNote({ ctx, input: body }),
	}),
	route({
		method: "get",
		path: "/notes/{uid}",
		summary: "Get a note, deleted or not",
		tag: "notes",
		response: NoteView,
		run: ({ ctx, params }) => getNote({ ctx, input: params }),
	}),
	route({
		method: "patch",
		path: "/notes/{uid}",
		summary: "Rewrite a note; what it said stays in its history",
		tag: "notes",
		body: NoteEditInput.omit({ uid: true }),
		response: NoteView,
		run: ({ ctx, params, body }) => editNote({ ctx, input: { ...body, ...params } }),
	}),
	route({
		method: "delete",
		path: "/notes/{uid}",
		summary: "Delete a note; its history stays",
		tag: "notes",
		response: NoteView,
		run: ({ ctx, params }) => deleteNote({ ctx, input: params }),
	}),
	route({
		method: "post",
		path: "/notes/{uid}/restore",
		summary: "Bring a deleted note back",
		tag: "notes",
		response: NoteView,
		run: ({ ctx, params }) => restoreNote({ ctx, input: params }),
	}),
	route({
		method: "get",
		path: "/notes/{uid}/versions",
		summary: "Everything that a note ever said, who said it and when",
		tag: "notes",
		query: NoteVersionsInput.omit({ uid: true }),
		response: NoteVersionPage,
		run: ({ ctx, params, query }) => listNoteVersions({ ctx, input: { ...query, ...params } }),
	}),
];
