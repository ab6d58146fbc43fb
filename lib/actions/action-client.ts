import { revalidatePath } from "next/cache";
import { createSafeActionClient } from "next-safe-action";
import type { z } from "zod";
import { pageCtx } from "../auth/page-ctx.ts";
import type { Ctx } from "../services/ctx.ts";
import { toRefusal } from "./refusal.ts";

const client = createSafeActionClient({ handleServerError: toRefusal }).use(async ({ next }) =>
	next({ ctx: { whence: await pageCtx() } }),
);

/** Makes a server action of a verb that writes; every page then shows the change. */
export function writeAction<Input, Raw, V>(
	schema: z.ZodType<Input, Raw>,
	verb: (args: { ctx: Ctx; input: Input }) => Promise<V>,
) {
	return client.inputSchema(schema).action(async ({ parsedInput, ctx }) => {
		const view = await verb({ ctx: ctx.whence, input: parsedInput });
		revalidatePath("/", "layout");
		return view;
	});
}

/** Makes a server action of a verb that only reads. */
export function readAction<Input, Raw, V>(
	schema: z.ZodType<Input, Raw>,
	verb: (args: { ctx: Ctx; input: Input }) => Promise<V>,
) {
	return client
		.inputSchema(schema)
		.action(async ({ parsedInput, ctx }) => verb({ ctx: ctx.whence, input: parsedInput }));
}
