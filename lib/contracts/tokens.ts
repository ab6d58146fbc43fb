import { z } from "zod";
import { isoTime } from "./common.ts";
import { tokenScopes } from "./enums.ts";

/** What every token starts with, so that scanners and people recognise one. */
export const tokenPrefix = "whn_";

export const TokenView = z.object({
	uid: z.string(),
	name: z.string(),
	scope: z.enum(tokenScopes),
	start: z.string().describe("its first characters, to tell it from others"),
	createdAt: isoTime,
	expiresAt: isoTime.nullable(),
	revokedAt: isoTime.nullable(),
	lastUsedAt: isoTime.nullable(),
});
export type TokenView = z.infer<typeof TokenView>;

export const TokenCreateInput = z.strictObject({
	name: z.string().trim().min(1).max(100),
	scope: z.enum(tokenScopes).default("write"),
	expiresInDays: z.number().int().min(1).max(3650).nullable().default(90),
});
export type TokenCreateInput = z.input<typeof TokenCreateInput>;

/** The only time that the secret is shown. */
export const TokenCreatedView = z.object({ token: TokenView, secret: z.string() });
export type TokenCreatedView = z.infer<typeof TokenCreatedView>;
