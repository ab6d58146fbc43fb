import { IconDots } from "@tabler/icons-react";
import { HitBody } from "./hit-body.tsx";
import type { Group, Option } from "./option.ts";
import classes from "./search.module.css";

/** The palette's options, for a combobox: its input keeps the focus, and says which one is active. */
export function OptionList({
	id,
	groups,
	active,
	isBusy,
	now,
	onChoose,
	onPoint,
	onMore,
}: {
	id: string;
	groups: readonly Group[];
	active: number;
	isBusy: boolean;
	now: number;
	onChoose: (option: Option) => void;
	onPoint: (index: number) => void;
	onMore: (option: Option) => void;
}) {
	let index = -1;
	return (
		<div id={id} role="listbox" aria-label="Results" aria-busy={isBusy} className={classes.list}>
			{groups.map((group, at) => (
				// biome-ignore lint/a11y/useSemanticElements: a fieldset cannot group options.
				<div key={group.label} role="group" aria-labelledby={`${id}-group-${at}`}>
					<div id={`${id}-group-${at}`} role="presentation" className={classes.groupLabel}>
						{group.label}
					</div>
					{group.options.map((option) => {
						index += 1;
						const place = index;
						return (
							// biome-ignore lint/a11y/useKeyWithClickEvents: the input that owns the list takes the keys.
							// biome-ignore lint/a11y/useFocusableInteractive: the input names the active option.
							<div
								key={option.id}
								id={`${id}-${place}`}
								role="option"
								aria-selected={place === active}
								className={classes.option}
								onMouseMove={() => place !== active && onPoint(place)}
								onMouseDown={(event) => event.preventDefault()}
								onClick={() => onChoose(option)}
							>
								<OptionBody option={option} now={now} onMore={onMore} />
							</div>
						);
					})}
				</div>
			))}
		</div>
	);
}

function OptionBody({
	option,
	now,
	onMore,
}: {
	option: Option;
	now: number;
	onMore: (option: Option) => void;
}) {
	const { hit, icon: Icon, label } = option;
	if (!hit)
		return (
			<>
				<span className={classes.icon}>{Icon && <Icon size={18} stroke={1.6} aria-hidden />}</span>
				<span className={classes.body}>
					<span className={classes.title}>{label}</span>
				</span>
			</>
		);
	return (
		<>
			<HitBody hit={hit} now={now} />
			{/* For pointers; keys have the arrow to the right. */}
			<span
				className={classes.more}
				title="Actions"
				aria-hidden
				onClick={(event) => {
					event.stopPropagation();
					onMore(option);
				}}
			>
				<IconDots size={16} />
			</span>
		</>
	);
}
