import type { Preview as Shown } from "../../../lib/contracts/previews.ts";
import { CodeBlock } from "../code-block.tsx";
import { Notebook } from "../notebook/notebook.tsx";
import record from "../record.module.css";
import { SafeHtml } from "../safe-html.tsx";
import { Extent } from "./extent.tsx";
import { HexLines } from "./hex-lines.tsx";
import { JsonTree } from "./json-tree.tsx";
import { Picture } from "./picture.tsx";
import classes from "./preview.module.css";
import { PreviewTables } from "./preview-tables.tsx";
import { Reads } from "./reads.tsx";

type Body = Exclude<Shown, { kind: "none" }>;

/** What is in a file, as far as it is shown, and how much of it that is. Nothing in it has any power. */
export function Preview({
	preview,
	uid,
	sizeBytes,
}: {
	preview: Shown;
	uid: string;
	sizeBytes: number | null;
}) {
	if (preview.kind === "none") return <p className={record.quiet}>{preview.reason}</p>;
	return (
		<div className={classes.preview}>
			<Extent facts={preview} sizeBytes={sizeBytes} />
			<BodyOf preview={preview} uid={uid} />
		</div>
	);
}

function BodyOf({ preview, uid }: { preview: Body; uid: string }) {
	switch (preview.kind) {
		case "text":
			return preview.text === "" ? (
				<p className={record.quiet}>This file is empty.</p>
			) : (
				<CodeBlock source={preview.text} language={preview.language} label="Preview" />
			);
		case "tables":
			return <PreviewTables tables={preview.tables} text={preview.text} />;
		case "json":
			return <JsonTree root={preview.root} />;
		case "image":
			return <Picture preview={preview} uid={uid} />;
		case "notebook":
			return <Notebook notebook={preview.notebook} />;
		case "markdown":
			return (
				<>
					<div className={classes.page}>
						<SafeHtml html={preview.html} />
					</div>
					<details className={classes.more}>
						<summary>As it is written</summary>
						<CodeBlock source={preview.text} language="markdown" label="Markdown" />
					</details>
				</>
			);
		case "reads":
			return <Reads reads={preview.reads} />;
		case "hex":
			return <HexLines lines={preview.lines} />;
	}
}
