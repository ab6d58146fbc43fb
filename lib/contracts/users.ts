import { z } from "zod";
import { chosenFields } from "./chosen.ts";
import { handleText, isoTime, pageFields, pageOf, pagingFields, UserRef } from "./common.ts";
import { tokenScopes, userRoles, userStates, userTypes } from "./enums.ts";
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
	deactivatedBy: UserRef.nullable(),
	handedOverTo: UserRef.nullable().describe("who may change what this person made, since they left"),
	handedOverAt: isoTime.nullable(),
	handedOverBy: UserRef.nullable(),
	answersFor: z.array(UserRef).describe("those whose records were handed over to this person"),
	lastSeenAt: isoTime.nullable().describe("shown to themselves and to admins"),
	tokenCount: z.number().int().nullable().describe("that work now; shown to themselves and to admins"),
	tags: z.array(z.string()),
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
	state: oneOrMany(z.enum(userStates)).optional().describe("deactivated are those who left"),
});
export type UserListInput = z.input<typeof UserListInput>;

/** The filters of the list alone. */
export const UserFilters = UserListInput.omit(pagingFields);
export type UserFilters = z.input<typeof UserFilters>;

/** The whole list, in its order; `uids` narrows it to what was chosen. */
export const UserExportInput = UserListInput.omit({ limit: true, cursor: true }).extend(chosenFields);
export type UserExportInput = z.input<typeof UserExportInput>;

export const userFacets = ["type", "role", "state"] as const;
export const UserFacetsInput = UserFilters.extend(facetQuestion(userFacets));
export type UserFacetsInput = z.input<typeof UserFacetsInput>;

export const UserHandle = z.strictObject({ handle: z.string().min(1).max(100) });
export type UserHandle = z.input<typeof UserHandle>;

export const HandOverInput = UserHandle.extend({ to: handleText.describe("the successor's handle") });
export type HandOverInput = z.input<typeof HandOverInput>;

/** What deactivating somebody would end, and what there is to hand over; each counted to 10,001. */
export const LeavingView = z.object({
	sessions: z.number().int().describe("browsers that are signed in"),
	tokens: z.number().int().describe("that work now"),
	running: z.number().int().describe("runs that have not ended"),
	runs: z.number().int(),
	files: z.number().int(),
	transforms: z.number().int(),
	sharedViews: z.number().int(),
});
export type LeavingView = z.infer<typeof LeavingView>;

export const activitySteps = ["day", "week"] as const;
export type ActivityStep = (typeof activitySteps)[number];

export const ActivityInput = UserHandle.extend({
	by: z
		.enum(activitySteps)
		.optional()
		.describe("the last 30 days, or the last 26 weeks, which is the default"),
});
export type ActivityInput = z.input<typeof ActivityInput>;

export const ActivityView = z.object({
	by: z.enum(activitySteps),
	spans: z.array(
		z.object({
			from: isoTime,
			to: isoTime.describe("not included"),
			runs: z.number().int(),
			files: z.number().int(),
			changes: z.number().int().describe("writes of any kind; each number is counted to 10,001"),
		}),
	),
});
export type ActivityView = z.infer<typeof ActivityView>;

/** Who is asking, and with what power. */
export const MeView = z.object({
	user: UserView,
	scope: z.enum(tokenScopes),
	tokenName: z.string().nullable(),
	instance: z.object({ uid: z.string(), name: z.string(), version: z.string() }),
});
export type MeView = z.infer<typeof MeView>;
