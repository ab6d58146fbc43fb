import Link from "next/link";
import record from "../../../components/record/record.module.css";
import classes from "../../../components/transform/transform.module.css";
import type { TransformView } from "../../../lib/contracts/transforms.ts";
import type { Asked } from "./asked.ts";
import { VersionsSwitch } from "./versions-switch.tsx";

/** Above runs or files: of which versions they are, and the registry that has all of them. */
export function AllOfThem({
	tab,
	t,
	versions,
	isOnly,
	total,
}: {
	tab: "runs" | "files";
	t: TransformView;
	versions: Asked["versions"];
	/** There is no other version. */
	isOnly: boolean;
	/** Null for more than are counted. */
	total: number | null;
}) {
	const transform = versions === "all" ? t.familyUid : t.uid;
	return (
		<div className={classes.bar}>
			{!isOnly && <VersionsSwitch uid={t.uid} tab={tab} open={versions} />}
			{total !== 0 && (
				<Link className={record.button} href={`/${tab}?transform=${transform}`}>
					All {total === null ? "more than 10,000" : total.toLocaleString("en")} in the registry
				</Link>
			)}
		</div>
	);
}
