import { expect, it } from "vitest";
import { moveInTree } from "./move-in-tree.ts";

const shown = ["0", "0/0", "0/0/0", "0/1"];
const open = new Set(["0", "0/0"]);
const move = (key: string, current: string) => moveInTree(key, current, shown, open);

it("walks what is shown, up and down and to both ends", () => {
	expect(move("ArrowDown", "0/0/0")).toEqual({ to: "0/1" });
	expect(move("ArrowDown", "0/1")).toEqual({});
	expect(move("ArrowUp", "0/1")).toEqual({ to: "0/0/0" });
	expect(move("ArrowUp", "0")).toEqual({});
	expect(move("Home", "0/1")).toEqual({ to: "0" });
	expect(move("End", "0")).toEqual({ to: "0/1" });
});

it("opens, then goes in; closes, then goes out", () => {
	expect(move("ArrowRight", "0/0")).toEqual({ to: "0/0/0" });
	expect(move("ArrowRight", "0/1")).toEqual({ open: true });
	expect(move("ArrowLeft", "0/0")).toEqual({ open: false });
	expect(move("ArrowLeft", "0/1")).toEqual({ to: "0" });
	expect(move("Enter", "0/1")).toEqual({ open: true });
	expect(move(" ", "0/0")).toEqual({ open: false });
	expect(move("x", "0/0")).toBeNull();
});
