/** What all scripts of a page's first HTML weigh, each counted once, by whatever scale. */
export async function scriptsOf(html: string, weigh: (src: string) => Promise<number>): Promise<number> {
	const found = new Set<string>();
	// Browsers that know modules never ask for these.
	for (const [tag, src] of html.matchAll(/<script\b[^>]*?\bsrc="([^"]+)"[^>]*>/g))
		if (src !== undefined && !/\bnomodule\b/i.test(tag)) found.add(src);
	let sum = 0;
	for (const src of found) sum += await weigh(src);
	return sum;
}
