import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { CopyCode } from "../../../components/record/copy-code.tsx";
import classes from "../../../components/record/record.module.css";
import { packPage } from "../../../components/registry/packed-page.ts";
import { given, paging, sharedFilters } from "../../../components/registry/registry-params.ts";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { listTransforms } from "../../../lib/services/transforms/list-transforms.ts";
import {
	createTransformAction,
	showMarkdownAction,
	tagRecordsAction,
	transformFacetsAction,
	untagRecordsAction,
} from "../../actions.ts";
import { orRefusal, Refused } from "../../refused.tsx";
import { rememberedView } from "../../remembered-view.ts";
import { savedViewsOf } from "../../saved-views.ts";
import { suggestInstead } from "../../suggest-instead.ts";
import { CreateTransform } from "../create-transform.tsx";
import { transformParams } from "../search-params.ts";
import { TransformsTable } from "../transforms-table.tsx";

export const metadata: Metadata = { title: "Transforms" };
const load = createLoader(transformParams);

export default async function TransformsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const saved = await savedViewsOf(ctx, "transforms", searchParams);
	const p = await load(searchParams);
	const remembered = await rememberedView("transforms");
	const question = { ...sharedFilters(p), ...given({ type: p.type, project: p.project }) };
	const page = await orRefusal(
		listTransforms({ ctx, input: { ...question, ...paging(p, { limit: remembered.limit ?? undefined }) } }),
	);
	if (page instanceof WhenceError) return <Refused title="Transforms" href="/transforms" error={page} />;
	const suggestions = await suggestInstead({ ctx, kind: "transform", q: p.q, page });
	return (
		<>
			<h1 className={classes.pageTitle}>Transforms</h1>
			<TransformsTable
				page={packPage(page)}
				question={question}
				facets={transformFacetsAction}
				show={showMarkdownAction}
				remembered={remembered}
				saved={saved}
				bulkActions={{ tag: tagRecordsAction, untag: untagRecordsAction }}
				suggestions={suggestions}
				now={Date.now()}
				actions={<CreateTransform create={createTransformAction} />}
				empty={
					<>
						<p>No transforms yet. Track a script or notebook from its first line:</p>
						<CopyCode label="Track a script" code={'import * as ln from "whence";\n\nawait ln.track();'} />
					</>
				}
			/>
		</>
	);
}
