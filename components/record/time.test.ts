import { expect, test } from "vitest";
import { formatAge, formatDuration, formatTime } from "./time.ts";

const at = "2026-03-12T14:02:00Z";
const now = Date.parse(at);

test("writes a time as day, month, year, hour and minute", () => {
	expect(formatTime(at)).toBe("12 Mar 2026 14:02");
	expect(formatTime("2026-03-12T14:02:00+02:00")).toBe("12 Mar 2026 12:02");
});

test("counts an age in its largest whole unit", () => {
	expect(formatAge(at, now + 9_000)).toBe("just now");
	expect(formatAge(at, now + 59_999)).toBe("59 seconds ago");
	expect(formatAge(at, now + 60_000)).toBe("1 minute ago");
	expect(formatAge(at, now + 23 * 3_600_000)).toBe("23 hours ago");
	expect(formatAge(at, now + 800 * 86_400_000)).toBe("2 years ago");
});

test("calls a moment in the future just now", () => {
	expect(formatAge(at, now - 5_000)).toBe("just now");
});

test("measures a running run until now and one that never started not at all", () => {
	expect(formatDuration(at, null, now + 200_000)).toBe("3 min 20 s");
	expect(formatDuration(at, "2026-03-12T16:07:00Z", now)).toBe("2 h 5 min");
	expect(formatDuration(null, null, now)).toBe("–");
});
