import { Command } from "commander";
import type { Page } from "../../../lib/contracts/common.ts";
import type { NoteVersionView, NoteView } from "../../../lib/contracts/notes.ts";
import { call } from "../../src/client/http.ts";
import { type NoteFacts, RecordNotes } from "../../src/records/notes.ts";
import { focusOf } from "../focus-of.ts";
import { printJson, when } from "../print.ts";

interface Json {
	json?: boolean;
}

/** `whence note`: what people wrote about a record. */
export function noteCommand(): Command {
	return new Command("note")
		.description("write, read and change notes on a record")
		.addHelpText(
			"after",
			"\nA record is a file's key or uid, run:UID, transform:UID or user:HANDLE.\n\nExamples:\n" +
				'  whence note add bams/output.bam "Lane 2 looks **odd**."\n  whence note list bams/output.bam',
		)
		.addCommand(addCommand().exitOverride())
		.addCommand(listCommand().exitOverride())
		.addCommand(editCommand().exitOverride())
		.addCommand(removeCommand().exitOverride())
		.addCommand(historyCommand().exitOverride());
}

function addCommand(): Command {
	return new Command("add")
		.description("write a note, in Markdown")
		.argument("<record>", "what it is about")
		.argument("<text>", "what it says")
		.option("--json", "as JSON")
		.action(async (record: string, text: string, { json }: Json) => {
			const { focusKind, focusUid } = await focusOf(record);
			const note = (await new RecordNotes(focusKind, focusUid).add(text)).toJSON();
			if (json) return printJson(note);
			process.stdout.write(`note ${note.uid}\n`);
		});
}

function listCommand(): Command {
	return new Command("list")
		.description("show the notes on a record, newest first")
		.argument("<record>", "what they are about")
		.option("--deleted", "those that were deleted, too")
		.option("--json", "as JSON")
		.action(async (record: string, { deleted = false, json }: Json & { deleted?: boolean }) => {
			const { focusKind, focusUid } = await focusOf(record);
			const notes = await new RecordNotes(focusKind, focusUid).all({ deleted });
			if (json) return printJson(notes.map((note) => note.toJSON()));
			if (notes.length === 0) return void process.stdout.write("There are no notes.\n");
			for (const note of notes) process.stdout.write(`${textOf(note.toJSON())}\n`);
		});
}

function editCommand(): Command {
	return new Command("edit")
		.description("rewrite a note; what it said stays in its history")
		.argument("<note>", "its uid")
		.argument("<text>", "what it says from now on")
		.option("--revision <n>", "refuse when it is no longer at this one")
		.option("--json", "as JSON")
		.action(async (uid: string, body: string, { revision, json }: Json & { revision?: string }) => {
			const seen = revision === undefined ? {} : { revision: Number(revision) };
			const note = await call<NoteView>("PATCH", pathOf(uid), { json: { body, ...seen } });
			if (json) return printJson(note);
			process.stdout.write(`note ${note.uid}, revision ${note.revision}\n`);
		});
}

function removeCommand(): Command {
	return new Command("rm")
		.description("delete a note; its history stays")
		.argument("<note>", "its uid")
		.option("--undo", "bring it back")
		.option("--json", "as JSON")
		.action(async (uid: string, { undo = false, json }: Json & { undo?: boolean }) => {
			const note = await (undo
				? call<NoteView>("POST", `${pathOf(uid)}/restore`)
				: call<NoteView>("DELETE", pathOf(uid)));
			if (json) return printJson(note);
			process.stdout.write(`note ${note.uid} ${undo ? "is back" : "is deleted"}\n`);
		});
}

function historyCommand(): Command {
	return new Command("history")
		.description("show everything that a note ever said, newest first")
		.argument("<note>", "its uid")
		.option("--json", "as JSON")
		.action(async (uid: string, { json }: Json) => {
			const { items } = await call<Page<NoteVersionView>>("GET", `${pathOf(uid)}/versions`, {
				query: { limit: 500 },
			});
			if (json) return printJson(items);
			for (const { revision, change, body, at, by } of items)
				process.stdout.write(`${revision}. ${when(at)}  ${by.handle}, ${change}\n${indented(body)}\n`);
		});
}

const pathOf = (uid: string) => `/notes/${encodeURIComponent(uid)}`;

function textOf(note: NoteFacts): string {
	const edited =
		note.revision > 1 ? `, ${note.isDeleted ? "deleted" : "edited"} ${when(note.changedAt)}` : "";
	return `${note.uid}  ${when(note.createdAt)}  ${note.createdBy.handle}${edited}\n${indented(note.body)}`;
}

function indented(text: string): string {
	return text.replace(/^/gm, "    ");
}
