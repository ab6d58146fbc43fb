"use client";

import { IconX } from "@tabler/icons-react";
import { useTransition } from "react";
import type { EntityKind } from "../../lib/contracts/enums.ts";
import type { TagInput, TagsView } from "../../lib/contracts/tags.ts";
import type { Action } from "../forms/action.ts";
import { ActionForm } from "../forms/action-form.tsx";
import { runAction } from "../forms/run-action.ts";
import classes from "./record.module.css";

/** A record's tags: take one away, or type another. */
export function Tags({
	kind,
	uid,
	tags,
	add,
	remove,
}: {
	kind: EntityKind;
	uid: string;
	tags: readonly string[];
	add: Action<TagInput, TagsView>;
	remove: Action<TagInput, TagsView>;
}) {
	const [isPending, startTransition] = useTransition();
	return (
		<div className={classes.tags} aria-busy={isPending}>
			{tags.map((tag) => (
				<span key={tag} className={classes.tag}>
					{tag}
					<button
						type="button"
						aria-label={`Remove tag ${tag}`}
						disabled={isPending}
						onClick={() => startTransition(async () => void (await runAction(remove, { kind, uid, tag })))}
					>
						<IconX size={12} aria-hidden />
					</button>
				</span>
			))}
			<ActionForm
				send={async (form) => {
					const tag = String(form.get("tag") ?? "").trim();
					return tag !== "" && (await runAction(add, { kind, uid, tag })) !== null;
				}}
			>
				<input name="tag" aria-label="Add a tag" placeholder="Add a tag" maxLength={100} autoComplete="off" />
			</ActionForm>
		</div>
	);
}
