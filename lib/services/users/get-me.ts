import type { MeView } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { effectiveScope, requireScope } from "../scope.ts";
import { userViews } from "./view.ts";

/** Who is asking, and with what power. */
export async function getMe({ ctx }: { ctx: Ctx }): Promise<MeView> {
	requireScope(ctx, "read");
	const { uid, name, version } = ctx.instance;
	return {
		user: onlyView(await userViews(ctx, [ctx.actor.uid]), `user ${ctx.actor.handle}`),
		scope: effectiveScope(ctx),
		tokenName: ctx.token?.name ?? null,
		instance: { uid, name, version },
	};
}
