import { createHash } from "node:crypto";
import { and, eq, isNull, sql } from "drizzle-orm";
import { idempotencyKeys } from "../../db/schema/auth.ts";
import { WhenceError } from "../contracts/errors.ts";
import type { Ctx } from "../services/ctx.ts";
import { HttpError } from "./http-error.ts";

interface Answer {
	status: number;
	body: string;
}

export interface AnswerOnceInput {
	ctx: Ctx;
	key: string;
	method: string;
	path: string;
	body: string;
	answer: () => Promise<Answer>;
}

/**
 * Does a write at most once per key and owner: the same request again gets the stored answer.
 *
 * @throws HttpError 422 when the key came with another request; WhenceError `conflict` while the first runs.
 */
export async function answerOnce(input: AnswerOnceInput): Promise<Answer & { isRepeated: boolean }> {
	const { ctx, key } = input;
	if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
		throw new WhenceError("invalid", "An idempotency key has 1 to 255 visible ASCII characters.", {
			field: "idempotency-key",
		});
	}
	const { db } = ctx;
	const owner = ctx.token ? `token:${ctx.token.id}` : `user:${ctx.actor.uid}`;
	const requestHash = createHash("sha256")
		.update(`${input.method}\n${input.path}\n${input.body}`)
		.digest("hex");
	const mine = and(eq(idempotencyKeys.owner, owner), eq(idempotencyKeys.key, key));
	// A server that was killed leaves its key in flight: after a minute the client may try again.
	await db
		.delete(idempotencyKeys)
		.where(
			and(
				mine,
				isNull(idempotencyKeys.status),
				sql`${idempotencyKeys.createdAt} < now() - interval '1 minute'`,
			),
		);
	const taken = await db
		.insert(idempotencyKeys)
		.values({ owner, key, requestHash })
		.onConflictDoNothing()
		.returning({ key: idempotencyKeys.key });
	if (taken.length === 0) {
		const [first] = await db.select().from(idempotencyKeys).where(mine);
		if (first && first.requestHash !== requestHash) {
			throw new HttpError("invalid", "This idempotency key was used for another request.", {
				status: 422,
				field: "idempotency-key",
			});
		}
		if (!first || first.status === null || first.body === null) {
			throw new WhenceError("conflict", "The first request with this idempotency key is still running.", {
				field: "idempotency-key",
				hint: "Wait a moment and ask again.",
			});
		}
		return { status: first.status, body: first.body, isRepeated: true };
	}
	try {
		const answer = await input.answer();
		await db.update(idempotencyKeys).set(answer).where(mine);
		return { ...answer, isRepeated: false };
	} catch (error) {
		// A refusal changed nothing: the same key may try again.
		await db.delete(idempotencyKeys).where(mine);
		throw error;
	}
}
