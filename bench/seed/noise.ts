/** The words of names, the same in every seeded database. */
const words =
	`{align,assay,atlas,batch,blood,brain,calls,cells,cohort,control,counts,donor,exome,filtered,genes,
	genome,heart,index,kidney,liver,lung,markers,matrix,merged,normal,panel,pilot,protein,quality,raw,reads,
	reference,report,sample,screen,sorted,spatial,summary,tissue,trimmed,tumor,umap,variants,whole}`.replace(
		/\s+/g,
		"",
	);

/** Pseudo-random numbers as SQL, of a seed, a salt and a row's number: alike on every machine and version. */
export interface Noise {
	/** Below `below`, which is at most 2²⁸. */
	number(salt: string, id: string, below: number | string): string;
	/** One of a list. */
	pick(list: readonly string[], salt: string, id: string): string;
	word(salt: string, id: string): string;
	/** Letters and digits; different for different ids. */
	uid(salt: string, id: string, length: number): string;
	/** As long as a SHA-256. */
	hash(salt: string, id: string): string;
}

/** @param seed other seeds make other names, sizes and edges of the same shape. */
export function noiseOf(seed: number): Noise {
	const md5 = (salt: string, id: string) => `md5('${seed}${salt}' || (${id}))`;
	const number = (salt: string, id: string, below: number | string) =>
		`(('x' || substr(${md5(salt, id)}, 1, 7))::bit(28)::int % (${below}))`;
	const of = (array: string, salt: string, id: string) =>
		`('${array}'::text[])[1 + ${number(salt, id, `array_length('${array}'::text[], 1)`)}]`;
	return {
		number,
		pick: (list, salt, id) => of(`{${list.join(",")}}`, salt, id),
		word: (salt, id) => of(words, salt, id),
		uid: (salt, id, length) =>
			`substr(translate(encode(decode(${md5(salt, id)}, 'hex'), 'base64'), '+/', 'Zz'), 1, ${length})`,
		hash: (salt, id) => `${md5(`${salt}1`, id)} || ${md5(`${salt}2`, id)}`,
	};
}
