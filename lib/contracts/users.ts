import { z } from "zod";
import { isoTime, pageFields, pageOf } from "./common.ts";
import { tokenScopes, userRoles, userTypes } from "./enums.ts";

export const UserView = z.object({
	uid: z.string(),
	handle: z.string(),
	name: z.string(),
	email: z.string().nullable(),
	image: z.string().nullable(),
	type: z.enum(userTypes),
	role: z.enum(userRoles),
	createdAt: isoTime,
	deactivatedAt: isoTime.nullable(),
	runCount: z.number().int(),
	fileCount: z.number().int(),
	transformCount: z.number().int(),
});
export type UserView = z.infer<typeof UserView>;
export const UserPage = pageOf(UserView);

const { createdBy: _createdBy, tag: _tag, ...userPageFields } = pageFields;
export const userSorts = ["createdAt", "handle", "name"] as const;
export const UserListInput = z.strictObject({
	...userPageFields,
	sort: z.enum(userSorts).optional(),
	handle: z.string().optional(),
	role: z.enum(userRoles).optional(),
	type: z.enum(userTypes).optional(),
});
export type UserListInput = z.input<typeof UserListInput>;

/** Who is asking, and with what power. */
export const MeView = z.object({
	user: UserView,
	scope: z.enum(tokenScopes),
	tokenName: z.string().nullable(),
	instance: z.object({ uid: z.string(), name: z.string(), version: z.string() }),
});
export type MeView = z.infer<typeof MeView>;
