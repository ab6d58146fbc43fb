"use client";

import { IconX } from "@tabler/icons-react";
import { MomentSlider } from "./moment-slider.tsx";
import classes from "./time-bar.module.css";

/** The moments that are asked about: null is now, and for `since` that nothing is marked. */
export interface Times {
	asOf: Date | null;
	since: Date | null;
}

export interface TimeBarProps {
	/** When something changed, oldest first. */
	moments: readonly string[];
	times: Times;
	/** How many records came between the two moments, where that is asked. */
	freshCount: number | null;
	/** A moment that is dragged, before anything is asked. */
	onPreview: (which: keyof Times, at: Date | null) => void;
	onChange: (times: Times) => void;
	onMode: (mode: "asOf" | "since") => void;
	onClose: () => void;
}

/** Sliders through the history of what is shown: the graph as it was, or what came between two moments. */
export function TimeBar({ moments, times, freshCount, onPreview, onChange, onMode, onClose }: TimeBarProps) {
	const { since } = times;
	const slider = (which: keyof Times, label: string) => (
		<MomentSlider
			label={label}
			moments={moments}
			value={times[which]}
			onPreview={(at) => onPreview(which, at)}
			onChange={(at) => onChange({ ...times, [which]: at })}
		/>
	);
	return (
		<section className={classes.bar} aria-label="Time">
			<fieldset className={classes.modes}>
				<legend className={classes.hidden}>What is shown</legend>
				<button type="button" aria-pressed={since === null} onClick={() => onMode("asOf")}>
					As it was
				</button>
				<button type="button" aria-pressed={since !== null} onClick={() => onMode("since")}>
					What came
				</button>
			</fieldset>
			<div className={classes.moments}>
				{since === null ? (
					slider("asOf", "Moment")
				) : (
					<>
						{slider("since", "After")}
						{slider("asOf", "Until")}
					</>
				)}
			</div>
			{freshCount !== null && <output className={classes.count}>{freshCount} new</output>}
			<button type="button" className={classes.iconButton} onClick={onClose} aria-label="Back to now">
				<IconX size={16} aria-hidden />
			</button>
			<p className={classes.note}>Names and tags are today's.</p>
		</section>
	);
}
