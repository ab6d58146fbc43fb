/** What a file is called that a path names: the path, without what leads to its beginning. */
export function keyFrom(path: string): string {
	return path.replace(/^(\.?\.?\/)+/, "");
}
