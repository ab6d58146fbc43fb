import { z } from "zod";
import { chosenFields } from "./chosen.ts";
import { isoTime, pageFields, pageOf, pagingFields } from "./common.ts";
import { tokenScopes, userRoles, userTypes } from "./enums.ts";
import { facetQuestion } from "./facets.ts";
import { userSorts } from "./list-limits.ts";
import { oneOrMany } from "./one-or-many.ts";

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
export const UserListInput = z.strictObject({
	...userPageFields,
	sort: z.enum(userSorts).optional(),
	handle: z.string().optional(),
	role: oneOrMany(z.enum(userRoles)).optional(),
	type: oneOrMany(z.enum(userTypes)).optional(),
});
export type UserListInput = z.input<typeof UserListInput>;

/** The filters of the list alone. */
export const UserFilters = UserListInput.omit(pagingFields);
export type UserFilters = z.input<typeof UserFilters>;

/** The whole list, in its order; `uids` narrows it to what was chosen. */
export const UserExportInput = UserListInput.omit({ limit: true, cursor: true }).extend(chosenFields);
export type UserExportInput = z.input<typeof UserExportInput>;

export const userFacets = ["type", "role"] as const;
export const UserFacetsInput = UserFilters.extend(facetQuestion(userFacets));
export type UserFacetsInput = z.input<typeof UserFacetsInput>;

/** Who is asking, and with what power. */
export const MeView = z.object({
	user: UserView,
	scope: z.enum(tokenScopes),
	tokenName: z.string().nullable(),
	instance: z.object({ uid: z.string(), name: z.string(), version: z.string() }),
});
export type MeView = z.infer<typeof MeView>;
