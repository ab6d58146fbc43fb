/** A run of its own that read one file and made another, so that no journey is in the way of another. */
export async function chain(whence: { sdk(body: string): string }, name: string) {
	const made = JSON.parse(
		whence.sdk(`
			import { writeFileSync } from "node:fs";
			const code = await new ln.Transform({ name: "sorter ${name}", version: "1", type: "pipeline" }).save();
			writeFileSync("${name}-in.txt", "${name} in");
			writeFileSync("${name}-out.txt", "${name} out");
			const source = await new ln.File("${name}-in.txt", { key: "edges/${name}-in.txt" }).save();
			const run = await new ln.Run({ transform: code, name: "sort ${name}" }).save();
			await source.stage({ isRunInput: run });
			const out = await new ln.File("${name}-out.txt", { key: "edges/${name}-out.txt", run }).save();
			await run.finish();
			console.log(JSON.stringify({ source: source.uid, out: out.uid, run: run.uid }));`),
	) as { source: string; out: string; run: string };
	return { ...made, inputId: `input:file:${made.source}>run:${made.run}` };
}
