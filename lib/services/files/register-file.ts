import type { z } from "zod";
import type { OutputKind } from "../../contracts/enums.ts";
import { FileRegisterInput, type FileRegisterView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { onlyView } from "../only-view.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { contentLocator } from "./locate-content.ts";
import { saveFiles } from "./saving/save-files.ts";
import { type SavedFile, wantedFile } from "./saving/wanted-file.ts";
import { fileViews } from "./view.ts";

/**
 * Records a file whose bytes are safe. Content equal to the family's latest version gives that record, and
 * the run is added as `recreated`; content equal to an older one makes a new version (a revert); other
 * content the next version. Archived content that is saved again is restored; deleted content gets a new
 * version beside its tombstone.
 *
 * @throws WhenceError `invalid` when the bytes are not there; `conflict` when no key is given and the
 *   name is taken by another transform's file; `not_found` for an unknown run or storage.
 */
export async function registerFile({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: z.input<typeof FileRegisterInput>;
}): Promise<FileRegisterView> {
	requireScope(ctx, "write");
	const { runUid, origin, ...given } = parseInput(FileRegisterInput, input);
	const wanted = wantedFile(given, await contentLocator(ctx.db)(given));
	const maker = runUid === undefined ? null : { runUid, origin };
	const [saved] = await ctx.db.transaction((tx) => saveFiles(tx, ctx, [wanted], maker));
	if (!saved) throw new Error("the file was not saved");
	const file = onlyView(await fileViews(ctx.db, [saved.fileId]), `file ${saved.uid}`);
	const { outcome, edge } = saved;
	return { file, outcome, edge, message: describe(saved, wanted.key, edge) };
}

function describe(
	{ outcome, versionNo, sameContentAs }: SavedFile,
	key: string,
	edge: OutputKind | null,
): string {
	const again = edge === "recreated" ? " This run is recorded as having made it again." : "";
	switch (outcome) {
		case "created":
			return `Saved ${key}.`;
		case "new_version":
			return `Saved ${key} as version ${versionNo}.`;
		case "reverted":
			return `Saved ${key} as version ${versionNo}, same content as v${sameContentAs}.`;
		case "restored":
			return `${key} v${versionNo} was archived; it is restored.${again}`;
		case "unchanged":
			return `${key} v${versionNo} has this content already.${again}`;
	}
}
