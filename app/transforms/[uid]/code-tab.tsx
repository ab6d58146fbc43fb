import { IconDownload } from "@tabler/icons-react";
import { LinkSwitch } from "../../../components/record/link-switch.tsx";
import { Notebook } from "../../../components/record/notebook/notebook.tsx";
import record from "../../../components/record/record.module.css";
import { SourceCode } from "../../../components/record/source-code.tsx";
import { CompareForm } from "../../../components/transform/compare-form.tsx";
import { CopySource } from "../../../components/transform/copy-source.tsx";
import classes from "../../../components/transform/transform.module.css";
import { parseLineAnchor } from "../../../lib/contracts/line-anchor.ts";
import type { Notebook as ShownNotebook } from "../../../lib/contracts/previews.ts";
import type { TransformVersionRef, TransformView } from "../../../lib/contracts/transforms.ts";
import { getRuntime } from "../../../lib/runtime.ts";
import type { Ctx } from "../../../lib/services/ctx.ts";
import { findTransformSource } from "../../../lib/services/transforms/get-transform-source.ts";
import type { Asked } from "./asked.ts";

/** The code of a version: highlighted, or as the notebook that it is. */
export async function CodeTab({
	ctx,
	t,
	versions,
	asked,
}: {
	ctx: Ctx;
	t: TransformView;
	versions: readonly TransformVersionRef[];
	asked: Asked;
}) {
	const compare = <CompareForm uid={t.uid} versions={versions} compared={null} keeps="" />;
	const found = await findTransformSource({ ctx, input: { uid: t.uid } });
	if (found === null) {
		return (
			<>
				<p className={record.quiet}>No source was registered with this version.</p>
				{compare}
			</>
		);
	}
	const { source, language } = found;
	const isNotebook = t.type === "notebook" || language === "notebook";
	const isRaw = isNotebook && asked.view === "raw";
	const notebook = isNotebook && !isRaw ? await notebookOf(source, asked.line) : null;
	const text = `/api/v1/transforms/${t.uid}/source/text`;
	return (
		<>
			<div className={classes.bar}>
				{isNotebook && (
					<LinkSwitch
						label="How the notebook is shown"
						links={[
							{ id: "notebook", label: "Notebook", href: `/transforms/${t.uid}` },
							{ id: "raw", label: "Source", href: `/transforms/${t.uid}?view=raw` },
						]}
						open={isRaw ? "raw" : "notebook"}
					/>
				)}
				<CopySource href={text} />
				<a className={record.button} href={text} download>
					<IconDownload size={16} aria-hidden /> Download
				</a>
				<span className={classes.gap} />
				{compare}
			</div>
			{notebook ? (
				<Notebook notebook={notebook} lines={{ marked: asked.line }} />
			) : (
				<SourceCode source={source} language={isRaw ? "json" : language} marked={asked.line} isRaw={isRaw} />
			)}
		</>
	);
}

/** The notebook, parsed in bounds; null where it cannot be, or where the line that is looked for is beyond them. */
async function notebookOf(source: string, line: string | null): Promise<ShownNotebook | null> {
	const bytes = Buffer.from(source);
	const preview = await getRuntime().previews({ source: { bytes }, name: "source.ipynb" });
	if (preview.kind !== "notebook") return null;
	const at = line === null ? null : parseLineAnchor(line);
	if (at === null || at.cell === null) return preview.notebook;
	const cell = preview.notebook.cells[at.cell - 1];
	const text = cell?.type === "code" ? cell.source : cell?.type === "raw" ? cell.text : null;
	const isShown = cell?.type === "markdown" || (text !== null && text.split("\n").length >= at.line);
	return isShown ? preview.notebook : null;
}
