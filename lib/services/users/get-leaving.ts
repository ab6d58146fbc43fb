import { sql } from "drizzle-orm";
import { rows } from "../../../db/rows.ts";
import { files, runs, savedViews, sessions, tokens, transforms, users } from "../../../db/schema/index.ts";
import { WhenceError } from "../../contracts/errors.ts";
import { type LeavingView, UserHandle } from "../../contracts/users.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";

/** So high each is counted. */
const most = 10_001;

/**
 * What deactivating somebody would end, and what there is to hand over.
 *
 * @throws WhenceError `forbidden` for all but admins; `not_found`.
 */
export async function getLeaving({ ctx, input }: { ctx: Ctx; input: UserHandle }): Promise<LeavingView> {
	requireScope(ctx, "admin");
	const { handle } = parseInput(UserHandle, input);
	const count = (from: ReturnType<typeof sql>) =>
		sql`(select count(*)::int from (select 1 from ${from} limit ${most}) as counted)`;
	const [found] = await rows<Record<string, number | string>>(
		ctx.db,
		sql`select ${count(sql`${sessions} where user_id = u.id and expires_at > now()`)} as sessions,
				${count(sql`${tokens} where user_id = u.id and revoked_at is null
					and (expires_at is null or expires_at > now())`)} as tokens,
				${count(sql`${runs} where created_by = u.id and status in ('scheduled', 'running')`)} as running,
				${count(sql`${runs} where created_by = u.id`)} as runs,
				${count(sql`${files} where created_by = u.id`)} as files,
				${count(sql`${transforms} where created_by = u.id`)} as transforms,
				${count(sql`${savedViews} where created_by = u.id and is_shared`)} as views
			from ${users} as u where u.handle = ${handle}`,
	);
	if (!found) throw new WhenceError("not_found", `There is no user ${handle}.`);
	const n = (name: string) => Number(found[name] ?? 0);
	return {
		sessions: n("sessions"),
		tokens: n("tokens"),
		running: n("running"),
		runs: n("runs"),
		files: n("files"),
		transforms: n("transforms"),
		sharedViews: n("views"),
	};
}
