import type { NotebookOutput } from "../../../lib/contracts/previews.ts";
import record from "../record.module.css";
import { SafeHtml } from "../safe-html.tsx";
import { AnsiText } from "./ansi-text.tsx";
import classes from "./notebook.module.css";

/** What a cell printed. */
export function Output({ output, no }: { output: NotebookOutput; no: number }) {
	switch (output.type) {
		case "html":
			return <SafeHtml html={output.html} />;
		case "image":
			// The bytes travel inside of the page, checked to be of a raster format.
			// biome-ignore lint/performance/noImgElement: there is nothing to optimise.
			return <img className={classes.picture} src={output.src} alt={`Output of cell ${no}`} />;
		case "none":
			return <p className={record.quiet}>{output.reason}</p>;
		case "error":
			return (
				<div className={classes.error}>
					<p>
						<strong>{output.name}</strong>: {output.message}
					</p>
					{output.spans.length > 0 && <AnsiText spans={output.spans} label={`Traceback of cell ${no}`} />}
				</div>
			);
		case "text":
			return (
				<div className={output.isError ? classes.stderr : classes.stdout}>
					<AnsiText spans={output.spans} label={`Printed by cell ${no}`} />
				</div>
			);
	}
}
