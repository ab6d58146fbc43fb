import { expect, test } from "vitest";
import { countText } from "./count-text.ts";

test("says an exact number as it is and an estimate as one", () => {
	expect(countText(0, undefined)).toBe("0");
	expect(countText(1204, undefined)).toBe("1,204");
	expect(countText(null, undefined)).toBe("more than 10,000");
	expect(countText(null, 10_001)).toBe("about 10,000");
	expect(countText(null, 981_706)).toBe("about 980,000");
	expect(countText(null, 1_234_567)).toBe("about 1.2 million");
	expect(countText(null, 12_345_678)).toBe("about 12 million");
});
