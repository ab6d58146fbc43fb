import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import type { LineageLink } from "../../../lib/contracts/lineage-edge.ts";
import { LinkFacts, linkSentence } from "./link-facts.tsx";

const ada = { uid: "u1", handle: "ada", name: "Ada" };
const link: LineageLink = {
	file: { uid: "f1", key: "reads.fastq", versionNo: 2 },
	run: {
		uid: "r8KdXXXXXXXX",
		name: null,
		transform: { uid: "t1", name: "align", key: "align", type: "pipeline", version: "1", versionNo: 1 },
	},
	kind: null,
	origin: "traced",
	recordedAt: "2026-03-01T12:00:00.000Z",
	recordedBy: ada,
	occurredAt: "2026-02-28T12:00:00.000Z",
	isLate: true,
	retractedAt: null,
	retractedBy: null,
	retractedReason: null,
	mayRetract: true,
};
const never = () => Promise.reject(new Error("nothing was pressed"));
const textOf = (overrides: Partial<LineageLink>) =>
	renderToStaticMarkup(
		createElement(LinkFacts, {
			link: { ...link, ...overrides },
			role: "input",
			now: Date.parse("2026-03-03T12:00:00.000Z"),
			actions: { retract: { input: never, output: never }, restore: { input: never, output: never } },
			onChange: () => undefined,
			hasEnds: false,
		}),
	).replaceAll(/<[^>]+>/g, " ");

describe("what is said of a link", () => {
	it("is who recorded it, when, when it happened, and how it is known", () => {
		const text = textOf({}).replaceAll(/\s+/g, " ");
		expect(text).toContain("traced: seen in what the command opened");
		expect(text).toContain("2 days ago by ada , after the run had finished");
		expect(text).toContain("3 days ago , as they say");
		expect(text).toContain("Retract…");
	});

	it("gives whoever may not retract it no button, but says who may", () => {
		const text = textOf({ mayRetract: false });
		expect(text).not.toContain("Retract…");
		expect(text).toContain("Retracting it is for ada, who recorded it, and for admins.");
	});

	it("says who retracted it, when and why, and offers to restore it", () => {
		const retracted = {
			retractedAt: "2026-03-02T12:00:00.000Z",
			retractedBy: ada,
			retractedReason: "wrong lane",
		};
		expect(textOf(retracted).replaceAll(/\s+/g, " ")).toContain("Retracted 1 day ago by ada: wrong lane");
		expect(textOf(retracted)).toContain("Restore");
		expect(textOf({ ...retracted, mayRetract: false })).toContain("Restoring it is for ada");
	});

	it("is a sentence, whatever the link", () => {
		const file = "reads.fastq v2";
		expect(linkSentence(link)).toBe(`align r8KdXXXX read ${file}`);
		expect(linkSentence({ ...link, kind: "created" })).toBe(`align r8KdXXXX made ${file}`);
		expect(linkSentence({ ...link, kind: "recreated", run: { ...link.run, name: "qc" } })).toBe(
			`qc made ${file} again`,
		);
	});
});
