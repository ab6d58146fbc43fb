import fc from "fast-check";
import { afterAll, beforeAll, describe, it } from "vitest";
import { users } from "../../../db/schema/index.ts";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { newUid } from "../../contracts/ids.ts";
import type { TransformListInput } from "../../contracts/transforms.ts";
import type { UserListInput } from "../../contracts/users.ts";
import { addTag } from "../tags/add-tag.ts";
import { anyDir, anyLimit, expectEveryRowOnce, some } from "../testing/every-row-once.ts";
import { makeTransform } from "../testing/records.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { listTransforms } from "../transforms/list-transforms.ts";
import { listUsers } from "../users/list-users.ts";

const types = ["notebook", "script", "pipeline"] as const;
const roles = ["viewer", "contributor", "admin"] as const;

const transformQuestions = fc.record(
	{
		sort: fc.constantFrom("createdAt" as const, "name" as const, "key" as const),
		dir: anyDir,
		limit: anyLimit,
		type: some(types),
		tag: some(["gold", "qc"]),
		createdBy: some(["admin", "contributor"]),
		versions: fc.constantFrom("latest" as const, "all" as const),
		q: fc.constantFrom("align", "n1", "count"),
	},
	{ requiredKeys: ["limit"] },
);
const userQuestions = fc.record(
	{
		sort: fc.constantFrom("createdAt" as const, "handle" as const, "name" as const),
		dir: anyDir,
		limit: anyLimit,
		role: some(roles),
		type: some(["person", "service"] as const),
		state: some(["active", "deactivated"] as const),
		q: fc.constantFrom("ada", "p1", "Sam"),
	},
	{ requiredKeys: ["limit"] },
);

describe.each(testDrivers)("pages of code and people on %s", (driver) => {
	let world: TestWorld;
	let made = 0;
	/** Many of one moment and one name: what an order alone cannot tell apart. */
	const moment = (n: number) => new Date(Date.UTC(2026, 2, 1 + (n % 4)));
	const makePerson = (n: number) => {
		const handle = `${n % 3 === 0 ? "ada" : "p"}${n}-${newUid(6).toLowerCase()}`;
		return world.admin.db.insert(users).values({
			id: newUid(12),
			handle,
			name: n % 2 === 0 ? "Sam" : `Person ${n % 5}`,
			email: `${handle}@example.org`,
			role: roles[n % 3] ?? "viewer",
			type: n % 4 === 0 ? "service" : "person",
			createdAt: moment(n),
			...(n % 5 === 0 ? { deactivatedAt: moment(n) } : {}),
		});
	};
	beforeAll(async () => {
		world = await testWorld(driver);
		for (let n = 0; n < 24; n++) {
			const ctx = n % 2 === 0 ? world.admin : world.contributor;
			// Keys come again: some of them have several versions.
			const { uid } = await makeTransform(ctx, {
				key: `${n % 4 === 0 ? "align" : "count"}/n${n % 17}`,
				name: n % 3 === 0 ? "the same name" : `name ${n % 7}`,
				type: types[n % 3] ?? "script",
				createdAt: moment(n),
			});
			if (n % 5 === 0) {
				await addTag({ ctx, input: { kind: "transform", uid, tag: n % 2 === 0 ? "gold" : "qc" } });
			}
			await makePerson(n);
		}
	});
	afterAll(() => world.close());

	it("show every transform exactly once, whatever is registered meanwhile", () =>
		expectEveryRowOnce({
			questions: transformQuestions,
			list: (input) => listTransforms({ ctx: world.viewer, input: input as TransformListInput }),
			meanwhile: () => makeTransform(world.admin, { key: `new/${made++}` }),
			numRuns: 10,
		}));

	it("show every person exactly once, whoever comes meanwhile", () =>
		expectEveryRowOnce({
			questions: userQuestions,
			list: (input) => listUsers({ ctx: world.viewer, input: input as UserListInput }),
			meanwhile: () => makePerson(made++),
			numRuns: 10,
		}));
});
