import { WhenceError } from "../../lib/contracts/errors.ts";

/** Reads `suffix=.bam`, as often as it was given: the filters of a list, several values of one repeated. */
export function listFilters(texts: readonly string[]): Record<string, string[]> {
	const filters: Record<string, string[]> = {};
	for (const text of texts) {
		const at = text.indexOf("=");
		if (at < 1) {
			throw new WhenceError("invalid", `--where takes FIELD=VALUE, not ${JSON.stringify(text)}`, {
				hint: "For example: --where suffix=.bam --where createdBy=testuser1",
			});
		}
		const name = text.slice(0, at);
		const values = filters[name] ?? [];
		values.push(text.slice(at + 1));
		filters[name] = values;
	}
	return filters;
}
