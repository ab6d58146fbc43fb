"use client";

import { IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import classes from "./time-bar.module.css";

export type TimeMode = "asOf" | "since";

export interface TimeBarProps {
	/** When something changed, oldest first. */
	moments: readonly string[];
	mode: TimeMode;
	/** The moment that is asked about; null is now. */
	value: Date | null;
	/** How many records came since, in that mode. */
	freshCount: number | null;
	/** While it is dragged: nothing is asked yet. */
	onPreview: (at: Date | null) => void;
	onChange: (mode: TimeMode, at: Date | null) => void;
	onClose: () => void;
}

const format = new Intl.DateTimeFormat("en-GB", {
	dateStyle: "medium",
	timeStyle: "medium",
	timeZone: "UTC",
});

/** A slider through the history of what is shown: the graph as it was, or what came since. */
export function TimeBar({ moments, mode, value, freshCount, onPreview, onChange, onClose }: TimeBarProps) {
	const now = moments.length;
	const asked = value === null ? now : stepAt(moments, value);
	const [step, setStep] = useState(asked);
	useEffect(() => setStep(asked), [asked]);
	const at = (index: number) => {
		const moment = moments[index];
		// The database is finer than a millisecond: the next one has what came in this.
		return moment === undefined ? null : new Date(Date.parse(moment) + 1);
	};
	const shown = at(step);
	const commit = () => {
		if (step !== asked) onChange(mode, at(step));
	};
	return (
		<section className={classes.bar} aria-label="Time">
			<fieldset className={classes.modes}>
				<legend className={classes.hidden}>What the slider shows</legend>
				{(
					[
						["asOf", "As it was"],
						["since", "What came since"],
					] as const
				).map(([id, label]) => (
					<button key={id} type="button" aria-pressed={mode === id} onClick={() => onChange(id, at(step))}>
						{label}
					</button>
				))}
			</fieldset>
			<input
				type="range"
				min={0}
				max={now}
				step={1}
				value={step}
				aria-label="Moment"
				aria-valuetext={shown === null ? "now" : `${format.format(shown)} UTC`}
				onChange={(event) => {
					const next = Number(event.currentTarget.value);
					setStep(next);
					onPreview(at(next));
				}}
				onPointerUp={commit}
				onKeyUp={commit}
				onBlur={commit}
			/>
			<output className={classes.when}>
				{shown === null ? "now" : `${format.format(shown)} UTC`}
				{freshCount !== null && shown !== null && ` · ${freshCount} new`}
			</output>
			<MomentField key={value?.getTime()} value={value} onChange={(to) => onChange(mode, to)} />
			<button type="button" className={classes.iconButton} onClick={onClose} aria-label="Back to now">
				<IconX size={16} aria-hidden />
			</button>
			<p className={classes.note}>Names and tags are today's.</p>
		</section>
	);
}

/** A moment by its date, where the slider's steps are many or far apart. */
function MomentField({ value, onChange }: { value: Date | null; onChange: (at: Date | null) => void }) {
	const shown = value?.toISOString().slice(0, 16) ?? "";
	const commit = (text: string) => {
		if (text !== shown) onChange(text === "" ? null : new Date(`${text}:00Z`));
	};
	return (
		<input
			type="datetime-local"
			className={classes.date}
			aria-label="Moment by its date, in UTC"
			defaultValue={shown}
			onBlur={(event) => commit(event.currentTarget.value)}
			onKeyDown={(event) => event.key === "Enter" && commit(event.currentTarget.value)}
		/>
	);
}

/** The last step that is not after a moment. */
function stepAt(moments: readonly string[], value: Date): number {
	const after = moments.findIndex((moment) => Date.parse(moment) > value.getTime());
	return Math.max(0, (after === -1 ? moments.length : after) - 1);
}
