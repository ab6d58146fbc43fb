/** What somebody typed, taken apart. */
export interface Terms {
	/** All of it. */
	phrase: string;
	words: string[];
	/** Whether a trigram index can help: three letters or digits in a row. */
	isIndexed: boolean;
	/** The phrase when it can be the beginning of a uid. */
	uidPrefix: string | null;
	/** The phrase when it can be the beginning of a hash. */
	hashPrefix: string | null;
}

/** Beyond this many, further words only cost time. */
const maxWords = 12;

/** Takes apart what somebody typed. */
export function parseTerms(q: string): Terms {
	// PostgreSQL's text has no NUL.
	const phrase = q.replaceAll("\0", " ").trim();
	return {
		phrase,
		words: phrase.split(/\s+/u).filter(Boolean).slice(0, maxWords),
		isIndexed: /[\p{L}\p{N}]{3}/u.test(phrase),
		uidPrefix: /^[0-9A-Za-z]{4,24}$/.test(phrase) ? phrase : null,
		hashPrefix: /^[0-9A-Fa-f]{6,64}$/.test(phrase) ? phrase.toLowerCase() : null,
	};
}
