"use client";

import { IconArrowsDiff } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import type { TransformVersionRef } from "../../lib/contracts/transforms.ts";
import record from "../record/record.module.css";
import classes from "./transform.module.css";
import { versionName } from "./version-name.ts";

/** Chooses the version to compare this one with; the address then says so. */
export function CompareForm({
	uid,
	versions,
	compared,
	keeps,
}: {
	/** The version whose page this is. */
	uid: string;
	versions: readonly TransformVersionRef[];
	/** The uid of the version that it is compared with already. */
	compared: string | null;
	/** What else the address says, as `&layout=column`. */
	keeps: string;
}) {
	const router = useRouter();
	const [isPending, startTransition] = useTransition();
	const at = versions.findIndex((version) => version.uid === uid);
	const others = versions.filter((version) => version.uid !== uid);
	const usual = compared ?? (versions[at + 1] ?? others[0])?.uid;
	if (usual === undefined) return null;
	return (
		<form
			className={classes.compareForm}
			onSubmit={(event) => {
				event.preventDefault();
				const other = new FormData(event.currentTarget).get("compare");
				startTransition(() =>
					router.push(`/transforms/${uid}?compare=${String(other)}${keeps}`, { scroll: false }),
				);
			}}
		>
			<label>
				<span>Compare with</span>
				<select key={usual} name="compare" defaultValue={usual}>
					{others.map((version) => (
						<option key={version.uid} value={version.uid}>
							{versionName(version)} ({version.createdAt.slice(0, 10)}, {version.createdBy})
						</option>
					))}
				</select>
			</label>
			<button type="submit" className={record.button} disabled={isPending}>
				<IconArrowsDiff size={16} aria-hidden /> Compare
			</button>
		</form>
	);
}
