"use client";

import type { FormEvent } from "react";
import shared from "../../filters/filters.module.css";
import type { ColumnFilter } from "../columns.ts";
import type { Setter, Values } from "./filter-chips-of.ts";
import { FilterPopover } from "./filter-popover.tsx";
import classes from "./filters.module.css";
import { bytesOf, sizeUnits, splitSize } from "./size-units.ts";

const isSet = (value: unknown) => value !== null && value !== undefined;
const count = (...values: unknown[]) => values.filter(isSet).length;

/** Records of some days alone; the last day is in it. */
export function DatesMenu({
	filter: { label, from, to },
	values,
	set,
}: {
	filter: Extract<ColumnFilter, { kind: "dates" }>;
	values: Values;
	set: Setter;
}) {
	const dayOf = (key: string) => {
		const value = values[key];
		return value instanceof Date ? value.toISOString().slice(0, 10) : "";
	};
	const moment = (text: FormDataEntryValue | null) => (text ? new Date(`${String(text)}T00:00:00Z`) : null);
	function apply(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		set({ [from]: moment(form.get("from")), [to]: moment(form.get("to")) });
	}
	return (
		<FilterPopover label={label} count={count(values[from], values[to])}>
			<form key={`${dayOf(from)} ${dayOf(to)}`} className={classes.range} onSubmit={apply}>
				<label>
					From
					<input type="date" name="from" defaultValue={dayOf(from)} />
				</label>
				<label>
					To
					<input type="date" name="to" defaultValue={dayOf(to)} />
				</label>
				<RangeButtons
					isOn={count(values[from], values[to]) > 0}
					onClear={() => set({ [from]: null, [to]: null })}
				/>
			</form>
		</FilterPopover>
	);
}

/** Files of some sizes alone, both ends included. */
export function SizesMenu({
	filter: { label, min, max },
	values,
	set,
}: {
	filter: Extract<ColumnFilter, { kind: "sizes" }>;
	values: Values;
	set: Setter;
}) {
	function apply(event: FormEvent<HTMLFormElement>) {
		event.preventDefault();
		const form = new FormData(event.currentTarget);
		const bytes = (end: string) => bytesOf(String(form.get(end) ?? ""), String(form.get(`${end}Unit`) ?? ""));
		set({ [min]: bytes("min"), [max]: bytes("max") });
	}
	const field = (end: "min" | "max", key: string, word: string) => {
		const { amount, unit } = splitSize(values[key]);
		return (
			<label>
				{word}
				<span>
					<input type="number" name={end} min={0} step="any" inputMode="decimal" defaultValue={amount} />
					<select name={`${end}Unit`} defaultValue={unit} aria-label={`Unit of ${word.toLowerCase()}`}>
						{sizeUnits.map(({ name }) => (
							<option key={name}>{name}</option>
						))}
					</select>
				</span>
			</label>
		);
	};
	return (
		<FilterPopover label={label} count={count(values[min], values[max])}>
			<form key={`${String(values[min])} ${String(values[max])}`} className={classes.range} onSubmit={apply}>
				{field("min", min, "At least")}
				{field("max", max, "At most")}
				<RangeButtons
					isOn={count(values[min], values[max]) > 0}
					onClear={() => set({ [min]: null, [max]: null })}
				/>
			</form>
		</FilterPopover>
	);
}

function RangeButtons({ isOn, onClear }: { isOn: boolean; onClear: () => void }) {
	return (
		<span className={classes.buttons}>
			<button type="submit" className={shared.button}>
				Apply
			</button>
			{isOn && (
				<button type="button" className={shared.linkButton} onClick={onClear}>
					Clear
				</button>
			)}
		</span>
	);
}
