import { KeysDialog, type KeysDialogProps } from "../shell/keys-dialog.tsx";

const keys: readonly [string, string][] = [
	["/", "search"],
	["j k", "the next row and the one before; the arrows too, once there"],
	["Enter", "open the record"],
	["Space", "look at it beside the table; again closes"],
	["x", "choose the row"],
	["Esc", "close the panel; let go of the chosen"],
	["?", "this help"],
];

/** The keys of a registry. */
export function KeysHelp(state: Pick<KeysDialogProps, "isOpen" | "onClose">) {
	return <KeysDialog title="Keys of a registry" keys={keys} {...state} />;
}
