import { expect, it } from "vitest";
import { type HandedActors, handActor, takeActor } from "./handed-actor.ts";

const actor = { uid: "a", handle: "ada", name: "Ada", role: "viewer" } as const;

it("hands an actor on once, by the nonce of the request alone", () => {
	const handed: HandedActors = new Map();
	handActor(handed, "n1", actor);
	expect(takeActor(handed, "n2")).toBeNull();
	expect(takeActor(handed, null)).toBeNull();
	expect(takeActor(handed, "n1")).toEqual(actor);
	expect(takeActor(handed, "n1")).toBeNull();
});

it("keeps a bounded number of those that nobody takes", () => {
	const handed: HandedActors = new Map();
	for (let n = 0; n < 2000; n++) handActor(handed, `n${n}`, actor);
	expect(handed.size).toBe(1000);
	expect(takeActor(handed, "n1999")).toEqual(actor);
});
