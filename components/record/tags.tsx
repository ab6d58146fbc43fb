"use client";

import { IconX } from "@tabler/icons-react";
import { useOptimistic, useTransition } from "react";
import type { EntityKind } from "../../lib/contracts/enums.ts";
import { normalTag, tagParts } from "../../lib/contracts/tag-text.ts";
import type { TagInput, TagsView } from "../../lib/contracts/tags.ts";
import type { Action } from "../forms/action.ts";
import { runAction } from "../forms/run-action.ts";
import { sayDone } from "../forms/say-done.tsx";
import classes from "./record.module.css";
import { TagChip } from "./tag-chip.tsx";

/** A record's tags: take one away, or type another. What is done is shown at once, and gone can be brought back. */
export function Tags({
	kind,
	uid,
	tags,
	mayEdit,
	add,
	remove,
}: {
	kind: EntityKind;
	uid: string;
	tags: readonly string[];
	mayEdit: boolean;
	add: Action<TagInput, TagsView>;
	remove: Action<TagInput, TagsView>;
}) {
	const [shown, show] = useOptimistic(tags);
	const [isPending, startTransition] = useTransition();
	function addTag(tag: string, field: HTMLInputElement) {
		startTransition(async () => {
			const { key } = tagParts(tag);
			const before = shown.find((each) => tagParts(each).key === key);
			show([...shown.filter((each) => each !== before), tag].sort());
			if (!(await runAction(add, { kind, uid, tag }))) {
				// What was refused is there to be typed otherwise.
				if (field.value === "") field.value = tag;
			} else if (before !== undefined && before !== tag) {
				sayDone(`${before} is now ${tag}`, () => runAction(add, { kind, uid, tag: before }));
			}
		});
	}
	function removeTag(tag: string) {
		startTransition(async () => {
			show(shown.filter((each) => each !== tag));
			if (!(await runAction(remove, { kind, uid, tag }))) return;
			sayDone(`Tag ${tag} removed`, () => runAction(add, { kind, uid, tag }));
		});
	}
	return (
		<div className={classes.tags} aria-busy={isPending}>
			{shown.map((tag) => (
				<TagChip key={tag} tag={tag}>
					{mayEdit && (
						<button
							type="button"
							aria-label={`Remove tag ${tag}`}
							disabled={isPending}
							onClick={() => removeTag(tag)}
						>
							<IconX size={12} aria-hidden />
						</button>
					)}
				</TagChip>
			))}
			{mayEdit && (
				<form
					onSubmit={(event) => {
						event.preventDefault();
						const field = event.currentTarget.elements.namedItem("tag");
						if (!(field instanceof HTMLInputElement) || isPending) return;
						const tag = normalTag(field.value);
						if (tag === "") return;
						field.value = "";
						addTag(tag, field);
					}}
				>
					<input
						name="tag"
						aria-label="Add a tag"
						placeholder="tag or key=value"
						maxLength={100}
						autoComplete="off"
					/>
				</form>
			)}
		</div>
	);
}
