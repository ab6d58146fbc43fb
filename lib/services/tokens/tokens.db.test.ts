import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { tokens } from "../../../db/schema/index.ts";
import { testDrivers } from "../../../db/testing/test-database.ts";
import { listAuditEvents } from "../audit/list-audit-events.ts";
import { type TestWorld, testWorld } from "../testing/world.ts";
import { createToken } from "./create-token.ts";
import { listTokens } from "./list-tokens.ts";
import { revokeToken } from "./revoke-token.ts";
import { hashSecret } from "./secret.ts";

describe.each(testDrivers)("tokens on %s", (driver) => {
	let world: TestWorld;
	beforeAll(async () => {
		world = await testWorld(driver);
	});
	afterAll(() => world.close());

	it("shows the secret once, and stores its hash only", async () => {
		const { token, secret } = await createToken({ ctx: world.contributor, input: { name: "laptop" } });
		expect(secret).toMatch(/^whn_[0-9A-Za-z]{40}$/);
		const [row] = await world.database.db.select().from(tokens).where(eq(tokens.id, token.uid));
		expect(row?.hash).toBe(hashSecret(secret));
		expect(JSON.stringify([row, await listTokens({ ctx: world.contributor })])).not.toContain(secret);
		expect(token).toMatchObject({
			scope: "write",
			start: secret.slice(0, 8),
			revokedAt: null,
			lastUsedAt: null,
		});
		const days = (Date.parse(token.expiresAt ?? "") - Date.parse(token.createdAt)) / 86_400_000;
		expect(Math.round(days)).toBe(90);
	});

	it("makes a token that never expires when asked to", async () => {
		const made = await createToken({ ctx: world.contributor, input: { name: "ci", expiresInDays: null } });
		expect(made.token.expiresAt).toBeNull();
	});

	it("refuses a viewer a token that writes, and grants one that reads", async () => {
		await expect(createToken({ ctx: world.viewer, input: { name: "x" } })).rejects.toMatchObject({
			code: "forbidden",
		});
		const made = await createToken({ ctx: world.viewer, input: { name: "x", scope: "read" } });
		expect(made.token.scope).toBe("read");
	});

	it("refuses a contributor an admin token", async () => {
		await expect(
			createToken({ ctx: world.contributor, input: { name: "x", scope: "admin" } }),
		).rejects.toMatchObject({ code: "forbidden" });
	});

	it("Tokens cannot mint tokens", async () => {
		const ctx = { ...world.admin, token: { id: "t", name: "laptop" } };
		await expect(createToken({ ctx, input: { name: "x" } })).rejects.toMatchObject({ code: "forbidden" });
		await expect(listTokens({ ctx })).rejects.toMatchObject({ code: "forbidden" });
		await expect(revokeToken({ ctx, input: { uid: "t" } })).rejects.toMatchObject({ code: "forbidden" });
	});

	it("lists one's own tokens only", async () => {
		const ctx = await world.person("grace");
		await createToken({ ctx, input: { name: "one" } });
		await createToken({ ctx, input: { name: "two" } });
		expect((await listTokens({ ctx })).map((token) => token.name).sort()).toEqual(["one", "two"]);
	});

	it("revokes once, audits once, and answers alike the second time", async () => {
		const ctx = await world.person("alan");
		const { token } = await createToken({ ctx, input: { name: "old laptop" } });
		const revoked = await revokeToken({ ctx, input: { uid: token.uid } });
		expect(revoked.revokedAt).not.toBeNull();
		expect(await revokeToken({ ctx, input: { uid: token.uid } })).toEqual(revoked);
		const events = await listAuditEvents({ ctx, input: { actor: "alan" } });
		expect(events.items.map((event) => event.action)).toEqual(["token.revoke", "token.create"]);
	});

	it("refuses a viewer another's token; an admin may revoke it", async () => {
		const { token } = await createToken({ ctx: world.contributor, input: { name: "mine" } });
		const input = { uid: token.uid };
		await expect(revokeToken({ ctx: world.viewer, input })).rejects.toMatchObject({ code: "forbidden" });
		expect((await revokeToken({ ctx: world.admin, input })).revokedAt).not.toBeNull();
		await expect(revokeToken({ ctx: world.admin, input: { uid: "none" } })).rejects.toMatchObject({
			code: "not_found",
		});
	});
});
