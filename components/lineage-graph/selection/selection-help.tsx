"use client";

import { IconHelp } from "@tabler/icons-react";
import { useRef } from "react";
import classes from "./selection-bar.module.css";

const examples: readonly [string, string][] = [
	['file:"bams/output.bam"+2', "a file, and two steps down"],
	["+file:*.bam and kind:run", "the runs that led to any BAM"],
	["between(file:a.fastq, file:b.csv)", "what leads from the one to the other"],
	['transform:"Cell Ranger"+1', "its runs, and what they made"],
	["by:testuser1 and status:failed", "what somebody ran that failed"],
	["type:notebook and after:2026-03-01", "notebooks that ran since then"],
	["tag:gold or not (kind:file)", "and, or, not, parentheses"],
];

/** What a selection can say, by examples to begin with. */
export function SelectionHelp({ onTry }: { onTry: (example: string) => void }) {
	const menu = useRef<HTMLDetailsElement>(null);
	const close = () => {
		if (menu.current) menu.current.open = false;
	};
	return (
		<details
			ref={menu}
			className={classes.help}
			onKeyDown={(event) => {
				if (event.key !== "Escape" || !menu.current?.open) return;
				event.stopPropagation();
				close();
				menu.current.querySelector("summary")?.focus();
			}}
			onBlur={(event) => {
				if (!event.currentTarget.contains(event.relatedTarget)) close();
			}}
		>
			<summary aria-label="What can be selected" title="What can be selected">
				<IconHelp size={15} aria-hidden />
			</summary>
			<div className={classes.examples}>
				<p>
					<code>file:</code> <code>run:</code> <code>transform:</code> <code>user:</code> and a name;{" "}
					<code>+2</code> steps; <code>by:</code> <code>kind:</code> <code>type:</code> <code>status:</code>{" "}
					<code>suffix:</code> <code>tag:</code> <code>after:</code> <code>before:</code>
				</p>
				<ul>
					{examples.map(([example, what]) => (
						<li key={example}>
							<button
								type="button"
								onClick={() => {
									close();
									onTry(example);
								}}
							>
								<code>{example}</code>
								<span>{what}</span>
							</button>
						</li>
					))}
				</ul>
			</div>
		</details>
	);
}
