"use client";

import shared from "../../filters/filters.module.css";
import type { FilterChange, FilterValues } from "./filter-values.ts";
import classes from "./filters.module.css";

const dayMs = 86_400_000;
const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? "";

/** Records of some days alone. The last day is in it. */
export function TimeGroup({
	after,
	before,
	set,
}: Pick<FilterValues, "after" | "before"> & { set: (change: FilterChange) => void }) {
	const last = before === null ? null : new Date(before.getTime() - 1);
	return (
		<form
			key={`${after?.getTime()} ${before?.getTime()}`}
			onSubmit={(event) => {
				event.preventDefault();
				const form = new FormData(event.currentTarget);
				const read = (name: string) => {
					const text = String(form.get(name) ?? "");
					return text === "" ? null : new Date(`${text}T00:00:00Z`);
				};
				const to = read("to");
				set({ after: read("from"), before: to && new Date(to.getTime() + dayMs) });
			}}
		>
			<fieldset className={classes.group}>
				<legend>Recorded (days in UTC)</legend>
				<span className={classes.days}>
					<label>
						From
						<input type="date" name="from" defaultValue={day(after)} />
					</label>
					<label>
						To
						<input type="date" name="to" defaultValue={day(last)} />
					</label>
					<button type="submit" className={shared.button}>
						Apply<span className={shared.hidden}> days</span>
					</button>
				</span>
			</fieldset>
		</form>
	);
}
