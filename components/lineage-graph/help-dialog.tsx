import { KeysDialog, type KeysDialogProps } from "../shell/keys-dialog.tsx";

const keys: readonly [string, string][] = [
	["← →", "along the edges"],
	["↑ ↓", "within the column"],
	["Enter", "select, and open the panel"],
	["f", "focus on it"],
	["e", "show its neighbours that are hidden; unfold a group; close or open a box"],
	["b", "what lies between it and what is selected (or Shift and click)"],
	["[ ]", "fewer or more steps on both sides"],
	["l", "list or graph"],
	["/", "find in the graph"],
	[":", "say which records are shown"],
	["Esc", "clear the selection"],
	["?", "this help"],
];

export type HelpDialogProps = Pick<KeysDialogProps, "isOpen" | "onClose">;

/** The keys of the graph. */
export function HelpDialog(state: HelpDialogProps) {
	return <KeysDialog title="Keys of the graph" keys={keys} {...state} />;
}
