import type { Metadata } from "next";
import { createLoader, type SearchParams } from "nuqs/server";
import { CopyCode } from "../../../components/record/copy-code.tsx";
import classes from "../../../components/record/record.module.css";
import { given, sharedListInput } from "../../../components/registry/registry-params.ts";
import { pageCtx } from "../../../lib/auth/page-ctx.ts";
import { WhenceError } from "../../../lib/contracts/errors.ts";
import { listTransforms } from "../../../lib/services/transforms/list-transforms.ts";
import { createTransformAction } from "../../actions.ts";
import { orRefusal, Refused } from "../../refused.tsx";
import { suggestInstead } from "../../suggest-instead.ts";
import { CreateTransform } from "../create-transform.tsx";
import { transformParams } from "../search-params.ts";
import { TransformsTable } from "../transforms-table.tsx";

export const metadata: Metadata = { title: "Transforms" };
const load = createLoader(transformParams);

export default async function TransformsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const p = await load(searchParams);
	const page = await orRefusal(
		listTransforms({
			ctx,
			input: { ...sharedListInput(p), sort: p.sort, ...given({ type: p.type, project: p.project }) },
		}),
	);
	if (page instanceof WhenceError) return <Refused title="Transforms" href="/transforms" error={page} />;
	const suggestions = await suggestInstead({ ctx, kind: "transform", q: p.q, page });
	return (
		<>
			<h1 className={classes.pageTitle}>Transforms</h1>
			<TransformsTable
				page={page}
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
