"use client";

import { useEffect, useState } from "react";
import classes from "./time-bar.module.css";

export interface MomentSliderProps {
	label: string;
	/** When something changed, oldest first. */
	moments: readonly string[];
	/** Null is now. */
	value: Date | null;
	/** While it is dragged: nothing is asked yet. */
	onPreview: (at: Date | null) => void;
	onChange: (at: Date | null) => void;
}

const format = new Intl.DateTimeFormat("en-GB", {
	dateStyle: "medium",
	timeStyle: "medium",
	timeZone: "UTC",
});

/** One moment of the history of what is shown: by its steps, or by a date. */
export function MomentSlider({ label, moments, value, onPreview, onChange }: MomentSliderProps) {
	const now = moments.length;
	const asked = value === null ? now : stepAt(moments, value);
	const [step, setStep] = useState(asked);
	useEffect(() => setStep(asked), [asked]);
	const at = (index: number) => {
		const moment = moments[index];
		// The database is finer than a millisecond: the next one has what came in this.
		return moment === undefined ? null : new Date(Date.parse(moment) + 1);
	};
	const commit = () => {
		if (step !== asked) onChange(at(step));
	};
	const shown = step === asked ? value : at(step);
	const text = shown === null ? "now" : `${format.format(shown)} UTC`;
	return (
		<div className={classes.moment}>
			<span aria-hidden className={classes.label}>
				{label}
			</span>
			<input
				type="range"
				min={0}
				max={now}
				step={1}
				value={step}
				aria-label={label}
				aria-valuetext={text}
				onChange={(event) => {
					const next = Number(event.currentTarget.value);
					setStep(next);
					onPreview(at(next));
				}}
				onPointerUp={commit}
				onKeyUp={commit}
				onBlur={commit}
			/>
			<output className={classes.when}>{text}</output>
			<DateField key={value?.getTime()} label={label} value={value} onChange={onChange} />
		</div>
	);
}

/** A moment by its date, where the slider's steps are many or far apart. */
function DateField({ label, value, onChange }: Pick<MomentSliderProps, "label" | "value" | "onChange">) {
	const shown = value?.toISOString().slice(0, 16) ?? "";
	const commit = (text: string) => {
		if (text !== shown) onChange(text === "" ? null : new Date(`${text}:00Z`));
	};
	return (
		<input
			type="datetime-local"
			className={classes.date}
			aria-label={`${label} by its date, in UTC`}
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
