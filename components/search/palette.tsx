"use client";

import { Modal } from "@mantine/core";
import { IconSearch, IconX } from "@tabler/icons-react";
import { type KeyboardEvent, useCallback, useEffect, useId, useState } from "react";
import { OptionList } from "./option-list.tsx";
import { Said, saidOf } from "./said.tsx";
import classes from "./search.module.css";
import { usePalette } from "./use-palette.ts";

/** ⌘K: one box over everything, grouped by kind, with what can be done and what was opened last. */
export function Palette({ owner }: { owner: string }) {
	const [isOpen, setOpen] = useState(true);
	const close = useCallback(() => setOpen(false), []);
	const id = useId();
	const palette = usePalette(owner, close);
	const [now] = useState(() => Date.now());
	const { active, current, groups } = palette;
	useEffect(() => {
		if (active >= 0) document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" });
	}, [active, id]);
	function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
		if (event.nativeEvent.isComposing) return;
		const { selectionStart, selectionEnd, value } = event.currentTarget;
		const isAtEnd = selectionStart === value.length && selectionEnd === value.length;
		if (press(event.key, isAtEnd)) {
			event.preventDefault();
			event.stopPropagation();
		}
	}
	/** Does what a key says; false when it says nothing here. */
	function press(key: string, isAtEnd: boolean): boolean {
		switch (key) {
			case "ArrowDown":
				palette.move(1);
				return true;
			case "ArrowUp":
				palette.move(-1);
				return true;
			case "Enter":
				palette.enter();
				return true;
			case "ArrowRight":
				if (!isAtEnd || !current?.hit) return false;
				palette.act(current.hit);
				return true;
			case "ArrowLeft":
			case "Escape":
				return palette.back();
			default:
				return false;
		}
	}
	return (
		<Modal.Root
			opened={isOpen}
			onClose={close}
			size={640}
			yOffset="8dvh"
			classNames={{ content: classes.content ?? "" }}
			returnFocus
			closeOnEscape={!palette.actedOn}
		>
			<Modal.Overlay backgroundOpacity={0.45} />
			<Modal.Content aria-label="Search everything">
				<div className={classes.top}>
					<IconSearch size={18} aria-hidden />
					<input
						data-autofocus
						type="text"
						role="combobox"
						aria-label="Search everything"
						aria-expanded={groups.length > 0}
						aria-controls={id}
						aria-autocomplete="list"
						aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
						placeholder="Name, key, uid, hash or handle"
						autoComplete="off"
						spellCheck={false}
						value={palette.query}
						onChange={(event) => palette.type(event.currentTarget.value)}
						onKeyDown={onKeyDown}
					/>
					<button type="button" className={classes.close} onClick={close} aria-label="Close">
						<IconX size={18} aria-hidden />
					</button>
				</div>
				<Said palette={palette} />
				<OptionList
					id={id}
					groups={groups}
					active={active}
					isBusy={palette.isSearching}
					now={now}
					onChoose={palette.choose}
					onPoint={palette.point}
					onMore={(option) => option.hit && palette.act(option.hit)}
				/>
				<p role="status" className={classes.hidden}>
					{saidOf(palette)}
				</p>
				<div className={classes.foot} aria-hidden>
					<span>↑↓ move</span>
					<span>↵ open</span>
					{!palette.actedOn && <span>→ actions</span>}
					<span>{palette.actedOn ? "esc back" : "esc close"}</span>
				</div>
			</Modal.Content>
		</Modal.Root>
	);
}
