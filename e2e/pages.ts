import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { root } from "./instance.ts";
import type { Told } from "./journey.ts";

/** Whoever is not signed in sees these. */
export const openPages = ["/sign-in", "/sign-in/link"];

/** The address of every page that the file system has, as Next reads it: a new one cannot be forgotten. */
export function pagePatterns(): string[] {
	const entries = readdirSync(join(root, "app"), { recursive: true, encoding: "utf8" });
	const pages = entries.filter((path) => /(^|[\\/])page\.tsx$/.test(path));
	return pages
		.map((path) => path.split(sep).slice(0, -1))
		.map((parts) => `/${parts.filter((part) => !part.startsWith("(")).join("/")}`)
		.sort();
}

/** The pattern with a real record in it. */
export function addressOf(pattern: string, whence: Told): string {
	const examples: Record<string, string> = {
		"/files/[uid]": `/files/${whence.bam.uid}`,
		"/files/[uid]/custody": `/files/${whence.bam.uid}/custody`,
		"/runs/[uid]": `/runs/${whence.cellRangerRun.uid}`,
		"/runs/compare": `/runs/compare?a=${whence.scriptRun.uid}&b=${whence.cellRangerRun.uid}`,
		"/transforms/[uid]": `/transforms/${whence.script.uid}`,
		"/users/[handle]": "/users/testuser1",
		"/search": "/search?q=lineage",
		"/lineage/impact": `/lineage/impact?focus=file:${whence.fastq.uid}`,
		"/lineage": `/lineage?focus=file:${whence.bam.uid}&lens=everything&up=4`,
	};
	const address = examples[pattern] ?? pattern;
	if (address.includes("[")) throw new Error(`say in e2e/pages.ts which record to open on ${pattern}`);
	return address;
}
