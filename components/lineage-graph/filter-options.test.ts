import { expect, test } from "vitest";
import type { LineageFileNode, LineageRunNode } from "../../lib/contracts/lineage.ts";
import { filterOptions } from "./filter-options.ts";

const shared = { createdAt: "2026-01-01T00:00:00.000Z", depth: 0, hidden: { up: 0, down: 0 } };
const by = (handle: string) => ({ uid: handle, handle, name: handle });
const file = (id: string, suffix: string, handle = "ada"): LineageFileNode => ({
	...shared,
	kind: "file",
	id,
	uid: id,
	key: `${id}${suffix}`,
	suffix,
	type: "file",
	versionNo: 1,
	latestVersionNo: 1,
	sizeBytes: 1,
	isArchived: false,
	isDeleted: false,
	isStale: false,
	createdBy: by(handle),
});
const run = (id: string, status: LineageRunNode["status"]): LineageRunNode => ({
	...shared,
	kind: "run",
	id,
	uid: id,
	name: null,
	status,
	startedAt: null,
	finishedAt: null,
	transform: { uid: "t", name: "t", version: "1", type: "pipeline" },
	parentId: null,
	createdBy: by("bob"),
});
const nodes = [file("a", ".bam"), file("b", ".bam"), file("c", ""), run("r", "failed")];

test("counts what the shown nodes have, the most frequent first", () => {
	expect(filterOptions(nodes, "suffixes", [])).toEqual([
		{ value: ".bam", count: 2 },
		{ value: "", count: 1 },
	]);
	expect(filterOptions(nodes, "statuses", [])).toEqual([{ value: "failed", count: 1 }]);
	expect(filterOptions(nodes, "types", [])).toEqual([{ value: "pipeline", count: 1 }]);
	expect(filterOptions(nodes, "people", []).map(({ value }) => value)).toEqual(["ada", "bob"]);
});

test("keeps what is chosen though nothing shown has it", () => {
	expect(filterOptions(nodes, "suffixes", [".csv"])).toContainEqual({ value: ".csv", count: 0 });
});
