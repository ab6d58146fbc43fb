"use client";

import { IconArrowDown, IconArrowUp, IconColumns3 } from "@tabler/icons-react";
import { FilterPopover } from "../filters/filter-popover.tsx";
import type { RegistryView } from "./use-view.ts";
import classes from "./view.module.css";
import { densities, moved, pageSizes } from "./view-prefs.ts";

/** Which columns there are, in which order, how dense rows are, and how many are on a page. */
export function ViewMenu({ view }: { view: RegistryView }) {
	const { shown, known, setColumns } = view;
	const hidden = known.filter(({ id }) => !shown.some((each) => each.id === id));
	const labelOf = (id: string) => known.find((each) => each.id === id)?.label ?? id;
	const first = known[0]?.id;
	return (
		<FilterPopover label="Columns" icon={<IconColumns3 size={16} aria-hidden />} align="end">
			<fieldset className={classes.group}>
				<legend className={classes.hidden}>Shown, in this order</legend>
				<ul>
					{shown.map(({ id }, index) => (
						<li key={id}>
							<label>
								<input
									type="checkbox"
									checked
									disabled={id === first}
									onChange={() => setColumns(shown.filter((each) => each.id !== id))}
								/>
								{labelOf(id)}
							</label>
							<button
								type="button"
								className={classes.iconButton}
								disabled={index === 0}
								aria-label={`Move ${labelOf(id)} to the left`}
								onClick={() => setColumns(moved(shown, id, -1))}
							>
								<IconArrowUp size={14} aria-hidden />
							</button>
							<button
								type="button"
								className={classes.iconButton}
								disabled={index === shown.length - 1}
								aria-label={`Move ${labelOf(id)} to the right`}
								onClick={() => setColumns(moved(shown, id, 1))}
							>
								<IconArrowDown size={14} aria-hidden />
							</button>
						</li>
					))}
					{hidden.map(({ id, label }) => (
						<li key={id}>
							<label>
								<input
									type="checkbox"
									checked={false}
									onChange={() => setColumns([...shown, { id, width: null }])}
								/>
								{label}
							</label>
						</li>
					))}
				</ul>
			</fieldset>
			<fieldset className={classes.group}>
				<legend>Rows</legend>
				{/* A form of its own: radios of one name are one group, also with those of a page that is still streamed. */}
				<form className={classes.choices}>
					{densities.map((density) => (
						<label key={density}>
							<input
								type="radio"
								name="density"
								checked={view.density === density}
								onChange={() => view.setDensity(density)}
							/>
							{density}
						</label>
					))}
				</form>
				<label className={classes.perPage}>
					on a page
					<select
						value={view.limit}
						onChange={(event) => {
							const limit = pageSizes.find((each) => String(each) === event.currentTarget.value);
							if (limit) view.setLimit(limit);
						}}
					>
						{pageSizes.map((size) => (
							<option key={size}>{size}</option>
						))}
					</select>
				</label>
			</fieldset>
			{!view.isUsual && (
				<button type="button" className={classes.linkButton} onClick={view.reset}>
					As it was at first
				</button>
			)}
		</FilterPopover>
	);
}
