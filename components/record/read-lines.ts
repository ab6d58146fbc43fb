/** The lines of an answer as they come. */
export async function* readLines(response: Response): AsyncGenerator<string> {
	const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	let rest = "";
	for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read()) {
		const lines = (rest + piece.value).split("\n");
		rest = lines.pop() ?? "";
		yield* lines;
	}
	if (rest !== "") yield rest;
}
