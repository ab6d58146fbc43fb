import { expect, it } from "vitest";
import { formatSize } from "../format-size.ts";
import { changeOfSize } from "./change-of-size.ts";

it("says how much larger or smaller a version is", () => {
	expect(changeOfSize(1000, 2500, formatSize)).toBe("+1.5 kB");
	expect(changeOfSize(50, 10, formatSize)).toBe("−40 B");
	expect(changeOfSize(7, 7, formatSize)).toBe("same size");
	expect(changeOfSize(null, 7, formatSize)).toBe("");
});
