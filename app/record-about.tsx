import type { ReactNode } from "react";
import classes from "../components/record/record.module.css";
import { Tags } from "../components/record/tags.tsx";
import { pageCtx } from "../lib/auth/page-ctx.ts";
import type { EntityKind } from "../lib/contracts/enums.ts";
import { effectiveScope } from "../lib/services/scope.ts";
import { addTagAction, removeTagAction } from "./actions.ts";
import { RecordNotes } from "./record-notes.tsx";

/** Below the heading of any record: its tags, its description where it has one, and its notes. */
export async function RecordAbout({
	kind,
	record,
	before,
	children,
}: {
	kind: EntityKind;
	record: { uid: string; tags: string[] };
	before?: ReactNode;
	/** The description. */
	children?: ReactNode;
}) {
	const mayEdit = effectiveScope(await pageCtx()) !== "read";
	return (
		<div className={classes.about}>
			{before}
			<Tags
				kind={kind}
				uid={record.uid}
				tags={record.tags}
				mayEdit={mayEdit}
				add={addTagAction}
				remove={removeTagAction}
			/>
			{children}
			<RecordNotes kind={kind} uid={record.uid} />
		</div>
	);
}
