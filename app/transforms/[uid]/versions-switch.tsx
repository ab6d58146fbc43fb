import { LinkSwitch } from "../../../components/record/link-switch.tsx";
import type { Asked } from "./asked.ts";

/** Whether runs and files of this version are shown, or those of all. */
export function VersionsSwitch({
	uid,
	tab,
	open,
}: {
	uid: string;
	tab: "runs" | "files";
	open: Asked["versions"];
}) {
	const href = `/transforms/${uid}?tab=${tab}`;
	return (
		<LinkSwitch
			label="Of which versions"
			links={[
				{ id: "this", label: "This version", href },
				{ id: "all", label: "All versions", href: `${href}&versions=all` },
			]}
			open={open}
		/>
	);
}
