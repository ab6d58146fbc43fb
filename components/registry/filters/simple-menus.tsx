"use client";

import type { FormEvent } from "react";
import shared from "../../filters/filters.module.css";
import type { ColumnFilter } from "../columns.ts";
import type { Setter, Values } from "./filter-chips-of.ts";
import { FilterPopover } from "./filter-popover.tsx";
import classes from "./filters.module.css";

/** One of a few ways. */
export function ChoiceMenu({
	filter: { label, key, choices, all },
	values,
	set,
}: {
	filter: Extract<ColumnFilter, { kind: "choice" }>;
	values: Values;
	set: Setter;
}) {
	const chosen = values[key] ?? null;
	const option = (value: string | null, text: string) => (
		<label key={text}>
			<input type="radio" name={key} checked={chosen === value} onChange={() => set({ [key]: value })} />
			<span className={shared.value}>{text}</span>
		</label>
	);
	return (
		<FilterPopover label={label} count={chosen === null ? 0 : 1}>
			{/* A form of its own: radios of one name are one group, also with those of a page that is still streamed. */}
			<form>
				<fieldset className={classes.options}>
					<legend className={shared.hidden}>{label}</legend>
					{option(null, all)}
					{choices.map((choice) => option(choice.value, choice.label))}
				</fieldset>
			</form>
		</FilterPopover>
	);
}

/** A text, which takes effect when it is sent. */
export function TextMenu({
	filter: { label, key, placeholder },
	values,
	set,
}: {
	filter: Extract<ColumnFilter, { kind: "text" }>;
	values: Values;
	set: Setter;
}) {
	const value = String(values[key] ?? "");
	function apply(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		set({ [key]: String(new FormData(event.currentTarget).get("value") ?? "").trim() || null });
	}
	return (
		<FilterPopover label={label} count={value === "" ? 0 : 1}>
			<form key={value} className={classes.range} onSubmit={apply}>
				<label>
					{label}
					<input name="value" defaultValue={value} placeholder={placeholder ?? ""} />
				</label>
				<span className={classes.buttons}>
					<button type="submit" className={shared.button}>
						Apply
					</button>
				</span>
			</form>
		</FilterPopover>
	);
}
