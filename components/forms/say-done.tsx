"use client";

import { notifications } from "@mantine/notifications";
import buttons from "../shell/controls.module.css";

/** Tells what was done, and offers to undo it where that can be. */
export function sayDone(title: string, undo?: () => Promise<unknown>, more?: string): void {
	const id = notifications.show({
		title,
		autoClose: 10_000,
		message: (undo || more) && (
			<>
				{more && <p>{more}</p>}
				{undo && (
					<button
						type="button"
						className={buttons.button}
						onClick={async () => {
							notifications.hide(id);
							await undo();
						}}
					>
						Undo
					</button>
				)}
			</>
		),
	});
}
