import { z } from "zod";
import { keyText } from "../../../contracts/common.ts";
import type { FileOutcome, OutputKind } from "../../../contracts/enums.ts";
import { WhenceError } from "../../../contracts/errors.ts";
import type { FileRegisterInput } from "../../../contracts/files.ts";
import { parseInput } from "../../parse-input.ts";
import type { LocatedContent } from "../locate-content.ts";

/** A file that is to be registered; its bytes are safe. */
export interface WantedFile {
	key: string;
	/** Whether somebody chose the key; else it is the name that the file had. */
	isNamed: boolean;
	content: LocatedContent;
	description: string;
}

/** What saving it came to. */
export interface SavedFile {
	fileId: number;
	uid: string;
	versionNo: number;
	outcome: FileOutcome;
	/** The older version with the same content, of a revert. */
	sameContentAs: number | null;
	/** How it was linked to the run. */
	edge: OutputKind | null;
}

/**
 * A file as it is asked for, with where its bytes are. One in place is called by its path, uploaded bytes by the name they
 * had, unless a key is given.
 *
 * @throws WhenceError `invalid` when there is neither key nor name.
 */
export function wantedFile(
	{ key, name, description }: Pick<z.output<typeof FileRegisterInput>, "key" | "name" | "description">,
	content: LocatedContent,
): WantedFile {
	const isNamed = key !== undefined;
	return { key: key ?? keyOf(name, content), isNamed, content, description: description ?? "" };
}

function keyOf(given: string | undefined, content: LocatedContent): string {
	const name = content.isManaged ? given : content.path;
	if (name !== undefined) return parseInput(z.object({ key: keyText }), { key: name }).key;
	throw new WhenceError("invalid", "key: is missing, and so is a name to use instead", { field: "key" });
}
