import { and, asc, eq, type SQL } from "drizzle-orm";
import type { Database } from "../../../db/client.ts";
import { savedViews, users } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import type { SavedView } from "../../contracts/saved-views.ts";
import type { Ctx } from "../ctx.ts";
import { userRef, userRefColumns } from "../user-ref.ts";

/** The views of saved views, by name. */
export async function savedViewViews(db: Database, where: SQL | undefined): Promise<SavedView[]> {
	const found = await db
		.select({ view: savedViews, createdBy: userRefColumns })
		.from(savedViews)
		.innerJoin(users, eq(users.id, savedViews.createdBy))
		.where(where)
		.orderBy(asc(savedViews.name), asc(savedViews.id));
	return found.map(({ view, createdBy }) => ({
		uid: view.uid,
		registry: view.registry,
		name: view.name,
		query: view.query,
		isShared: view.isShared,
		isDefault: view.isDefault,
		revision: view.revision,
		createdAt: view.createdAt.toISOString(),
		createdBy: userRef(createdBy),
	}));
}

/** Where in a registry one is, beside what its address asks: no part of a view. */
const passing = ["pages", "peek", "all"];

/** A query as it is kept. */
export function keptQuery(query: string): string {
	const search = new URLSearchParams(query.replace(/^\?/, ""));
	for (const name of passing) search.delete(name);
	return search.toString();
}

/** What the audit says of a view. */
export function auditedView(view: typeof savedViews.$inferSelect): Record<string, unknown> {
	const { registry, name, query, isShared, isDefault } = view;
	return { registry, name, query, isShared, isDefault };
}

/** Refuses a second view of that name in the same registry: they would look alike. */
export async function requireFreeName(
	tx: Database,
	ctx: Ctx,
	{ registry, name }: Pick<SavedView, "registry" | "name">,
): Promise<void> {
	const same = and(
		eq(savedViews.createdBy, ctx.actor.uid),
		eq(savedViews.registry, registry),
		eq(savedViews.name, name),
	);
	if ((await tx.$count(savedViews, same)) > 0) {
		throw new WhenceError("conflict", `You have a view ${JSON.stringify(name)} here already.`, {
			field: "name",
			hint: "Take another name, or change the view that there is.",
		});
	}
}

/** Another view becomes the one that its owner begins with. */
export async function dropDefault(
	tx: Database,
	owner: string,
	registry: SavedView["registry"],
): Promise<void> {
	await tx
		.update(savedViews)
		.set({ isDefault: false })
		.where(
			and(eq(savedViews.createdBy, owner), eq(savedViews.registry, registry), eq(savedViews.isDefault, true)),
		);
}
