import { redirect } from "next/navigation";
import type { SearchParams } from "nuqs/server";
import type { SavedViews } from "../components/registry/saved/view-actions.ts";
import type { Registry } from "../lib/contracts/enums.ts";
import type { Ctx } from "../lib/services/ctx.ts";
import { listSavedViews } from "../lib/services/saved-views/list-saved-views.ts";
import { mayChange } from "../lib/services/scope.ts";
import { createViewAction, deleteViewAction, updateViewAction } from "./actions.ts";

/** The saved views of a registry. A bare address goes on to the one that the person begins with. */
export async function savedViewsOf(
	ctx: Ctx,
	registry: Registry,
	searchParams: Promise<SearchParams>,
): Promise<SavedViews> {
	const views = await listSavedViews({ ctx, input: { registry } });
	const first = views.find((view) => view.isDefault && view.createdBy.uid === ctx.actor.uid);
	if (first?.query && Object.keys(await searchParams).length === 0) redirect(`/${registry}?${first.query}`);
	return {
		views,
		me: ctx.actor.handle,
		maySave: mayChange(ctx, ctx.actor.uid),
		actions: { create: createViewAction, update: updateViewAction, remove: deleteViewAction },
	};
}
