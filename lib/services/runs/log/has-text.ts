import { or, type SQL, sql } from "drizzle-orm";
import { runLogChunks } from "../../../../db/schema/index.ts";
import { plainText } from "../../../contracts/terminal-text.ts";
import { escapeLike } from "../../page.ts";

/** Says of a line whether it has a text, whatever its case; colours between its letters do not count. */
export function hasText(wanted: string): (line: string) => boolean {
	const needle = wanted.toLowerCase();
	return (line) => plainText(line).toLowerCase().includes(needle);
}

/** The chunks that may have such a line: the rest need not leave the database. */
export function mayHaveText(wanted: string): SQL | undefined {
	// Letters of other alphabets change their case here and there in other ways.
	if (!/^[\x20-\x7e]+$/.test(wanted)) return undefined;
	return or(
		sql`${runLogChunks.text} ilike ${`%${escapeLike(wanted)}%`}`,
		sql`${runLogChunks.text} ~ ${"[\u0001-\u0008\u000b-\u001f\u007f-\u009f]"}`,
	);
}
