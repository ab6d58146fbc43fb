import type { CSSProperties } from "react";
import type { ShownRunStatus, TransformType } from "../../lib/contracts/enums.ts";
import { type Look, statusLooks, transformLooks } from "../shell/kind.ts";
import classes from "./bits.module.css";

function LookBadge({ look, label, isPulsing = false }: { look: Look; label: string; isPulsing?: boolean }) {
	const Icon = look.icon;
	return (
		<span
			className={isPulsing ? `${classes.badge} ${classes.pulse}` : classes.badge}
			style={{ "--look": look.color, "--look-soft": look.soft } as CSSProperties}
		>
			<Icon size={13} stroke={2} aria-hidden />
			{label}
		</span>
	);
}

/** A run's status as colour, icon and word. A notebook that stopped beating was closed, not lost. */
export function StatusBadge({
	status,
	transformType,
}: {
	status: ShownRunStatus;
	transformType?: TransformType;
}) {
	const label =
		status === "lost" && transformType === "notebook" ? "kernel closed" : statusLooks[status].label;
	return <LookBadge look={statusLooks[status]} label={label} isPulsing={status === "running"} />;
}

/** A transform's type as icon and word. */
export function TypeBadge({ type }: { type: TransformType }) {
	return <LookBadge look={transformLooks[type]} label={type} />;
}
