"use client";

import type { ColumnFilter } from "./columns.ts";
import classes from "./registry.module.css";

type Values = Record<string, unknown>;

function DateField({
	name,
	label,
	values,
	set,
}: {
	name: string;
	label: string;
	values: Values;
	set: Setter;
}) {
	const value = values[name];
	return (
		<label className={classes.field}>
			<span>{label}</span>
			<input
				type="date"
				value={value instanceof Date ? value.toISOString().slice(0, 10) : ""}
				onChange={(e) =>
					set({ [name]: e.currentTarget.value ? new Date(`${e.currentTarget.value}T00:00:00Z`) : null })
				}
			/>
		</label>
	);
}

export type Setter = (change: Values) => void;

/** The control for one column's filter. Texts take effect on Enter or on leaving the field. */
export function FilterField({
	label,
	filter,
	values,
	set,
}: {
	label: string;
	filter: ColumnFilter;
	values: Values;
	set: Setter;
}) {
	if (filter.kind === "dates") {
		return (
			<>
				<DateField name={filter.from} label={`${label} from`} values={values} set={set} />
				<DateField name={filter.to} label="to" values={values} set={set} />
			</>
		);
	}
	const value = String(values[filter.key] ?? "");
	if (filter.kind === "choice") {
		return (
			<label className={classes.field}>
				<span>{label}</span>
				<select value={value} onChange={(e) => set({ [filter.key]: e.currentTarget.value || null })}>
					<option value="">{filter.all}</option>
					{filter.choices.map((choice) => (
						<option key={choice}>{choice}</option>
					))}
				</select>
			</label>
		);
	}
	const commit = (next: string) => next.trim() !== value && set({ [filter.key]: next.trim() || null });
	return (
		<label className={classes.field}>
			<span>{label}</span>
			<input
				key={value}
				type="text"
				defaultValue={value}
				{...(filter.placeholder ? { placeholder: filter.placeholder } : {})}
				onBlur={(e) => commit(e.currentTarget.value)}
				onKeyDown={(e) => e.key === "Enter" && commit(e.currentTarget.value)}
			/>
		</label>
	);
}
