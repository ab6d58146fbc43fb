import Link from "next/link";
import type { TransformView } from "../../lib/contracts/transforms.ts";
import record from "../record/record.module.css";
import { formatTime } from "../record/time.ts";
import { recordHref } from "../shell/kind.ts";
import classes from "./transform.module.css";
import { versionName } from "./version-name.ts";

/** Which two versions are compared, and what is known of each: what differs is marked as such. */
export function ComparedVersions({ older, newer }: { older: TransformView; newer: TransformView }) {
	const isOther = (field: keyof ReturnType<typeof factsOf>) =>
		factsOf(older)[field] !== factsOf(newer)[field];
	return (
		<div className={classes.compared}>
			{[older, newer].map((version, index) => {
				const { name, key, commit, createdBy } = factsOf(version);
				return (
					<div key={index === 0 ? "older" : "newer"}>
						<p className={record.dim}>{index === 0 ? "From" : "To"}</p>
						<p>
							<Link href={recordHref("transform", version.uid)}>
								<strong>{versionName(version)}</strong>
							</Link>
							{version.isLatest && <span className={record.dim}> · latest</span>}
						</p>
						{(isOther("name") || isOther("key")) && (
							<p>
								{name} <span className={record.dim}>{key}</span>
							</p>
						)}
						<p className={record.dim}>
							{createdBy} · <time dateTime={version.createdAt}>{formatTime(version.createdAt)} UTC</time>
						</p>
						{commit !== null && (
							<p className={record.dim}>
								commit <code title={commit}>{commit.slice(0, 10)}</code>
								{!isOther("commit") && ", the same"}
							</p>
						)}
					</div>
				);
			})}
		</div>
	);
}

function factsOf({ name, key, reference, createdBy }: TransformView) {
	return { name, key, commit: reference?.commit ?? null, createdBy: createdBy.handle };
}
