"use client";

import { Modal } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Action } from "../../components/forms/action.ts";
import { ActionForm } from "../../components/forms/action-form.tsx";
import { runAction } from "../../components/forms/run-action.ts";
import classes from "../../components/record/record.module.css";
import { type TransformType, transformTypes } from "../../lib/contracts/enums.ts";
import type { TransformCreateInput, TransformView } from "../../lib/contracts/transforms.ts";

/** A form for a pipeline that runs elsewhere, so that its runs can name it. */
export function CreateTransform({ create }: { create: Action<TransformCreateInput, TransformView> }) {
	const router = useRouter();
	const [isOpen, setOpen] = useState(false);
	return (
		<>
			<button type="button" className={classes.button} onClick={() => setOpen(true)}>
				<IconPlus size={16} aria-hidden /> New transform
			</button>
			<Modal
				opened={isOpen}
				onClose={() => setOpen(false)}
				title="New transform"
				closeButtonProps={{ "aria-label": "Close" }}
			>
				<ActionForm
					className={classes.stack}
					send={async (form) => {
						const text = (name: string) => String(form.get(name) ?? "").trim();
						const name = text("name");
						const made = await runAction(create, {
							name,
							key: text("key") || name,
							type: text("type") as TransformType,
							...(text("label") ? { label: text("label") } : {}),
							...(text("description") ? { description: text("description") } : {}),
						});
						if (made) router.push(`/transforms/${made.uid}`);
						return made !== null;
					}}
				>
					<label>
						Name
						<input name="name" required maxLength={400} placeholder="Cell Ranger" />
					</label>
					<label>
						Type
						<select name="type" defaultValue="pipeline">
							{transformTypes
								.filter((type) => type !== "upload")
								.map((type) => (
									<option key={type}>{type}</option>
								))}
						</select>
					</label>
					<label>
						Version
						<input name="label" maxLength={100} placeholder="7.2.0" />
					</label>
					<label>
						Key, when it differs from the name
						<input name="key" maxLength={1024} />
					</label>
					<label>
						Description
						<textarea name="description" maxLength={20_000} rows={3} />
					</label>
					<button type="submit" className={`${classes.button} ${classes.primary}`}>
						Create
					</button>
				</ActionForm>
			</Modal>
		</>
	);
}
