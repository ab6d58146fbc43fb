import { basename } from "node:path";
import { File } from "../src/records/file.ts";
import type { NewFile } from "../src/records/file-options.ts";
import { progressBar } from "./progress-bar.ts";

/** Saves a file, with a bar on the terminal when it takes a while. */
export async function saveFile(path: string, draft: NewFile): Promise<File> {
	const bar = progressBar(basename(path));
	return new File(path, draft).save({ onProgress: bar.onProgress }).finally(bar.clear);
}
