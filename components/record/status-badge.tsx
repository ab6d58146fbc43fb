import type { CSSProperties } from "react";
import type { ShownRunStatus, TransformType } from "../../lib/contracts/enums.ts";
import { SheetIcon } from "../shell/icon-sheet.tsx";
import { type Look, statusLooks, transformLooks } from "../shell/kind.ts";
import classes from "./bits.module.css";

interface InRow {
	/** The page has a sheet of the icons. */
	isInRow?: boolean;
}

function LookBadge({
	look,
	label,
	isPulsing = false,
	isInRow = false,
}: { look: Look; label: string; isPulsing?: boolean } & InRow) {
	const Icon = look.icon;
	return (
		<span
			className={isPulsing ? `${classes.badge} ${classes.pulse}` : classes.badge}
			style={{ "--look": look.color, "--look-soft": look.soft } as CSSProperties}
		>
			{isInRow ? <SheetIcon icon={Icon} size={13} /> : <Icon size={13} stroke={2} aria-hidden />}
			{label}
		</span>
	);
}

/** A run's status as colour, icon and word. A notebook that stopped beating was closed, not lost. */
export function StatusBadge({
	status,
	transformType,
	...inRow
}: {
	status: ShownRunStatus;
	transformType?: TransformType;
} & InRow) {
	const label =
		status === "lost" && transformType === "notebook" ? "kernel closed" : statusLooks[status].label;
	return <LookBadge look={statusLooks[status]} label={label} isPulsing={status === "running"} {...inRow} />;
}

/** A transform's type as icon and word. */
export function TypeBadge({ type, ...inRow }: { type: TransformType } & InRow) {
	return <LookBadge look={transformLooks[type]} label={type} {...inRow} />;
}
