/**
 * A tag is a word, `pilot`, or a key with a value, `qc=passed`. A record has one value of a key; a word is a key
 * without one. No dependency: pages in the browser read it too.
 */
export interface TagParts {
	key: string;
	/** Null for a word. */
	value: string | null;
}

/** What a tag is made of. */
export function tagParts(tag: string): TagParts {
	const at = tag.indexOf("=");
	return at > 0 ? { key: tag.slice(0, at), value: tag.slice(at + 1) } : { key: tag, value: null };
}

/** A tag as it is kept, of one as it was typed: `qc = passed` is `qc=passed`. */
export function normalTag(text: string): string {
	return text.trim().replace(/\s*=\s*/, "=");
}

/** Whether a record's tag is one that is looked for: the word of a key finds every value of it. */
export function isTagMeant(tag: string, wanted: string): boolean {
	return wanted.includes("=") ? tag === wanted : tagParts(tag).key === wanted;
}

/** Every text under which a tag is found. */
export function tagNames(tag: string): string[] {
	const { key, value } = tagParts(tag);
	return value === null ? [tag] : [tag, key];
}
