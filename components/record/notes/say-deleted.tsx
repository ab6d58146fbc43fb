import { notifications } from "@mantine/notifications";
import record from "../record.module.css";

/** Tells that a note was deleted, and offers to undo it. */
export function sayDeleted(undo: () => Promise<unknown>) {
	const id = notifications.show({
		title: "Note deleted",
		autoClose: 10_000,
		message: (
			<button
				type="button"
				className={record.button}
				onClick={async () => {
					notifications.hide(id);
					await undo();
				}}
			>
				Undo
			</button>
		),
	});
}
