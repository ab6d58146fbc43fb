"use client";

import { IconPencil } from "@tabler/icons-react";
import { useEffect, useRef } from "react";
import type { Action } from "../../forms/action.ts";
import { runEdit } from "../../forms/run-action.ts";
import record from "../record.module.css";
import { EditConflict } from "./edit-conflict.tsx";
import classes from "./edits.module.css";
import { ShownTitle, useShowTitle } from "./shown-title.tsx";
import { useTextEdit } from "./use-text-edit.ts";

/** A record's name as its heading, changed where it stands. The revision refuses to overwrite what somebody else wrote. */
export function NameEdit({
	uid,
	revision,
	text,
	save,
}: {
	uid: string;
	revision: number;
	/** Empty where the record has no name of its own: the heading says another. */
	text: string;
	save: Action<{ uid: string; revision: number; name: string }, unknown>;
}) {
	const edit = useTextEdit({
		text,
		revision,
		field: "name",
		send: (name, from) => runEdit(save, { uid, revision: from, name }),
		onShow: useShowTitle(),
	});
	const isOpen = edit.draft !== null || edit.conflict !== null;
	const label = edit.shown ? "Change name" : "Add a name";
	return (
		<>
			<ShownTitle isHidden={isOpen} />
			{edit.conflict && <EditConflict edit={edit} label="name" />}
			{edit.draft !== null && <NameForm text={edit.draft} save={edit.save} cancel={edit.close} />}
			{!isOpen && (
				<button
					type="button"
					className={record.quietButton}
					aria-label={label}
					title={label}
					disabled={edit.isSaving}
					onClick={edit.open}
				>
					<IconPencil size={16} aria-hidden />
				</button>
			)}
		</>
	);
}

function NameForm({
	text,
	save,
	cancel,
}: {
	text: string;
	save: (name: string) => void;
	cancel: () => void;
}) {
	const field = useRef<HTMLInputElement>(null);
	useEffect(() => field.current?.select(), []);
	return (
		<form
			className={classes.name}
			onKeyDown={(event) => event.key === "Escape" && cancel()}
			onSubmit={(event) => {
				event.preventDefault();
				save(field.current?.value.trim() ?? "");
			}}
		>
			<input ref={field} aria-label="name" defaultValue={text} maxLength={400} required />
			<button type="submit" className={`${record.button} ${record.primary}`}>
				Save
			</button>
			<button type="button" className={record.button} onClick={cancel}>
				Cancel
			</button>
		</form>
	);
}
