const [esc, bell, csi] = [String.fromCharCode(27), String.fromCharCode(7), String.fromCharCode(0x9b)];

/** Commands that hold text of their own: titles, links, device strings. */
const strings = new RegExp(`${esc}[\\]PX^_][^${bell}${esc}]*(?:${bell}|${esc}\\\\)?`, "g");
/** Everything else that begins as a command to a terminal does. */
const sequences = new RegExp(`(?:${esc}\\[|${csi})[0-?]*[ -/]*[@-~]?|${esc}[ -/]*[0-~]?`, "g");
const colour = new RegExp(`^${esc}\\[[0-9;]*m$`);
const controls = /[^\P{Cc}\t]/gu;

/** A line that a program wrote to a terminal as plain text: what would have moved, named or rung is left out. */
export function plainText(line: string): string {
	return line.replace(strings, "").replace(sequences, "").replace(controls, "");
}

/** The same with its colours: safe to write to a terminal, and nothing else that a terminal obeys. */
export function colouredText(line: string): string {
	return line
		.replace(strings, "")
		.replace(sequences, (sequence) => (colour.test(sequence) ? sequence : ""))
		.replace(controls, (character) => (character === esc ? character : ""));
}
