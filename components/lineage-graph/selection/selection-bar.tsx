"use client";

import { IconFilterSearch } from "@tabler/icons-react";
import { useQueryStates } from "nuqs";
import { type RefObject, useEffect, useId, useRef, useState, useTransition } from "react";
import { graphParams } from "../graph-params.ts";
import classes from "./selection-bar.module.css";
import { SelectionHelp } from "./selection-help.tsx";

const { q, focus, expand, select, edge, with: second, show, unfold, since } = graphParams;
/** What another selection begins without. */
const fresh = {
	...{ focus: null, expand: null, select: null, edge: null },
	...{ with: null, show: null, unfold: null, since: null },
};

export interface SelectionBarProps {
	/** The selection of what is shown. */
	text: string;
	/** What the server says of it. */
	error?: string | undefined;
	box?: RefObject<HTMLInputElement | null>;
}

/** The line that says which records are shown, and takes another wish. */
export function SelectionBar({ text, error, box }: SelectionBarProps) {
	const [isBusy, startTransition] = useTransition();
	const [, ask] = useQueryStates(
		{ q, focus, expand, select, edge, with: second, show, unfold, since },
		{ shallow: false, startTransition, history: "push" },
	);
	const [typed, setTyped] = useState(text);
	const [mistake, setMistake] = useState<string | null>(null);
	const own = useRef<HTMLInputElement>(null);
	const input = box ?? own;
	const id = useId();
	useEffect(() => {
		setTyped(text);
		setMistake(null);
	}, [text]);

	async function run(wish: string) {
		// No first picture needs the grammar.
		const { parseSelection, SelectionError } = await import("../../../lib/contracts/parse-selection.ts");
		try {
			parseSelection(wish);
		} catch (wrong) {
			if (!(wrong instanceof SelectionError)) throw wrong;
			setMistake(wrong.message);
			// The place is marked where it is: in what was typed.
			input.current?.focus();
			input.current?.setSelectionRange(wrong.position, wish.length);
			return;
		}
		setMistake(null);
		void ask({ ...fresh, q: wish });
	}
	const said = mistake ?? error;
	return (
		<div className={classes.bar}>
			<search className={classes.line}>
				<IconFilterSearch size={15} aria-hidden />
				<input
					ref={input}
					value={typed}
					spellCheck={false}
					autoCapitalize="off"
					autoComplete="off"
					aria-label="Selection"
					aria-invalid={said !== undefined}
					aria-describedby={said === undefined ? undefined : id}
					aria-busy={isBusy}
					placeholder='file:"bams/output.bam"+2 and not by:testuser1'
					onChange={(event) => {
						setTyped(event.currentTarget.value);
						setMistake(null);
					}}
					onKeyDown={(event) => {
						if (event.key === "Enter") void run(typed);
						if (event.key !== "Escape") return;
						// Back to what is shown; the graph's own Escape is another one.
						event.stopPropagation();
						setTyped(text);
						setMistake(null);
						event.currentTarget.blur();
					}}
				/>
				<SelectionHelp
					onTry={(example) => {
						setTyped(example);
						setMistake(null);
						input.current?.focus();
					}}
				/>
			</search>
			{said !== undefined && (
				<p id={id} role="alert" className={classes.error}>
					{said}
				</p>
			)}
		</div>
	);
}
