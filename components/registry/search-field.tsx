"use client";

import { useDebouncedCallback } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { type RefObject, useEffect } from "react";
import classes from "./registry.module.css";

const pauseMs = 250;

/** The registry's search box: asks while one types, and follows the address when that changes elsewhere. */
export function SearchField({
	noun,
	asked,
	field,
	onAsk,
}: {
	noun: string;
	/** The words that the address has. */
	asked: string;
	field: RefObject<HTMLInputElement | null>;
	onAsk: (words: string) => void;
}) {
	const askNow = () => {
		const words = field.current?.value.trim() ?? "";
		if (words !== asked) onAsk(words);
	};
	const askSoon = useDebouncedCallback(askNow, pauseMs);
	useEffect(() => {
		const box = field.current;
		// Whoever types is ahead of the address.
		if (box && document.activeElement !== box) box.value = asked;
	}, [asked, field]);
	return (
		<form
			className={classes.search}
			onSubmit={(event) => {
				event.preventDefault();
				askNow();
			}}
		>
			<IconSearch size={16} aria-hidden />
			<input
				ref={field}
				type="search"
				name="q"
				defaultValue={asked}
				onChange={askSoon}
				// Whoever goes on to a link means that page, not the search that was about to start.
				onBlur={(event) => {
					if (event.relatedTarget instanceof HTMLAnchorElement) askSoon.cancel();
					else askSoon.flush();
				}}
				placeholder={`Search ${noun}`}
				aria-label={`Search ${noun}`}
			/>
			<kbd>/</kbd>
		</form>
	);
}
