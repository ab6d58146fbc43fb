import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { CopyCode } from "../../../components/record/copy-code.tsx";
import classes from "../../../components/record/record.module.css";
import { packPage } from "../../../components/registry/packed-page.ts";
import { given, paging, sharedFilters } from "../../../components/registry/registry-params.ts";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { listFiles } from "../../../lib/services/files/list-files.ts";
import {
	archiveChosenAction,
	deleteChosenAction,
	fileFacetsAction,
	registerUploadAction,
	restoreChosenAction,
	showMarkdownAction,
	tagRecordsAction,
	untagRecordsAction,
} from "../../actions.ts";
import { orRefusal, Refused } from "../../refused.tsx";
import { rememberedView } from "../../remembered-view.ts";
import { savedViewsOf } from "../../saved-views.ts";
import { suggestInstead } from "../../suggest-instead.ts";
import { FilesTable } from "../files-table.tsx";
import { fileParams } from "../search-params.ts";
import { UploadFiles } from "../upload-files.tsx";

export const metadata: Metadata = { title: "Files" };
const load = createLoader(fileParams);

export default async function FilesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const saved = await savedViewsOf(ctx, "files", searchParams);
	const p = await load(searchParams);
	const remembered = await rememberedView("files");
	const question = {
		...sharedFilters(p),
		...given({
			suffix: p.suffix,
			type: p.type,
			archived: p.archived,
			sizeMin: p.sizeMin,
			sizeMax: p.sizeMax,
			transform: p.transform,
			storage: p.storage,
		}),
	};
	const page = await orRefusal(
		listFiles({ ctx, input: { ...question, ...paging(p, { limit: remembered.limit ?? undefined }) } }),
	);
	if (page instanceof WhenceError) return <Refused title="Files" href="/files" error={page} />;
	const suggestions = await suggestInstead({ ctx, kind: "file", q: p.q, page });
	return (
		<>
			<h1 className={classes.pageTitle}>Files</h1>
			<FilesTable
				page={packPage(page)}
				question={question}
				facets={fileFacetsAction}
				show={showMarkdownAction}
				remembered={remembered}
				saved={saved}
				suggestions={suggestions}
				now={Date.now()}
				bulkActions={{
					tag: tagRecordsAction,
					untag: untagRecordsAction,
					archive: archiveChosenAction,
					restore: restoreChosenAction,
					delete: deleteChosenAction,
				}}
				actions={<UploadFiles register={registerUploadAction} />}
				empty={
					<>
						<p>No files yet. Drop some here, or save one from your work:</p>
						<CopyCode label="Save a file" code={"npx whence save results.csv --key results/results.csv"} />
					</>
				}
			/>
		</>
	);
}
