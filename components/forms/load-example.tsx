"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { FileView } from "../../lib/contracts/files.ts";
import classes from "../record/record.module.css";
import { lineageHref } from "../shell/kind.ts";
import type { Action } from "./action.ts";
import { runAction } from "./run-action.ts";

/** Fills an empty instance with a small story, and shows its lineage. */
export function LoadExample({ load }: { load: Action<Record<string, never>, FileView> }) {
	const router = useRouter();
	const [isPending, startTransition] = useTransition();
	return (
		<button
			type="button"
			className={classes.button}
			disabled={isPending}
			onClick={() =>
				startTransition(async () => {
					const file = await runAction(load, {});
					if (file) router.push(`${lineageHref("file", file.uid)}&lens=everything&up=6`);
				})
			}
		>
			{isPending ? "Loading the example…" : "Load the example"}
		</button>
	);
}
