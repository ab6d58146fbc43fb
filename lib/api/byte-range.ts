/** The bytes to answer: both ends included, as HTTP counts them. */
export interface ByteRange {
	first: number;
	last: number;
}

/**
 * Reads a Range header by RFC 9110, section 14.
 *
 * @param sizeBytes of the whole content.
 * @returns `whole` without a range, or with what a server may ignore (several ranges, another unit);
 *   `unsatisfiable` for a range beyond the end.
 */
export function parseRange(
	header: string | undefined,
	sizeBytes: number,
): ByteRange | "whole" | "unsatisfiable" {
	const match = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
	const [, from = "", to = ""] = match ?? [];
	if (from === "" && to === "") return "whole";
	if (from === "") {
		const length = Math.min(Number(to), sizeBytes);
		return length === 0 ? "unsatisfiable" : { first: sizeBytes - length, last: sizeBytes - 1 };
	}
	const first = Number(from);
	const last = to === "" ? sizeBytes - 1 : Math.min(Number(to), sizeBytes - 1);
	if (to !== "" && Number(to) < first) return "whole";
	return first >= sizeBytes ? "unsatisfiable" : { first, last };
}
