/** A line that is longer is told in several, without waiting for its end. */
const maxLine = 16_384;

/** Makes whole lines of what a program writes in pieces. */
export class LineSplitter {
	#partial = "";

	/** The lines that are whole by now. */
	push(text: string): string[] {
		const lines = (this.#partial + text).split("\n");
		this.#partial = lastState(lines.pop() ?? "");
		if (this.#partial.length > maxLine) {
			lines.push(this.#partial);
			this.#partial = "";
		}
		return lines.flatMap((line) => inPieces(lastState(line.replace(/\r$/, ""))));
	}

	/** The line that has no end yet, where there is one. */
	end(): string[] {
		const rest = this.#partial.replace(/\r$/, "");
		this.#partial = "";
		return rest === "" ? [] : [lastState(rest)];
	}
}

/** A progress bar rewrites its line many times: what it last said is kept. */
function lastState(line: string): string {
	const end = line.endsWith("\r") ? line.length - 1 : line.length;
	const from = line.lastIndexOf("\r", end - 1);
	return from < 0 ? line : line.slice(from + 1);
}

function inPieces(line: string): string[] {
	if (line.length <= maxLine) return [line];
	return Array.from({ length: Math.ceil(line.length / maxLine) }, (_, i) =>
		line.slice(i * maxLine, (i + 1) * maxLine),
	);
}
