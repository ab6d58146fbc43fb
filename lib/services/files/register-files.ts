import type { z } from "zod";
import { WhenceError } from "../../contracts/errors.ts";
import { FilesRegisterInput, type FilesRegisterView } from "../../contracts/files.ts";
import type { Ctx } from "../ctx.ts";
import { parseInput } from "../parse-input.ts";
import { requireScope } from "../scope.ts";
import { contentLocator } from "./locate-content.ts";
import { saveFiles } from "./saving/save-files.ts";
import { type WantedFile, wantedFile } from "./saving/wanted-file.ts";

type Parsed = z.output<typeof FilesRegisterInput>;

/** So many files are looked at, and where they lie in a storage read, at a time. */
const locatedAtOnce = 16;

/**
 * Records many files as `registerFile` records one: all of them in one transaction, or none.
 *
 * @throws WhenceError as `registerFile`, naming the item; `invalid` when two would have the same key.
 */
export async function registerFiles({
	ctx,
	input,
}: {
	ctx: Ctx;
	input: FilesRegisterInput;
}): Promise<FilesRegisterView> {
	requireScope(ctx, "write");
	const parsed = parseInput(FilesRegisterInput, input);
	const wanted = await locateAll(ctx, parsed);
	requireKeysOfTheirOwn(wanted);
	const { runUid, origin } = parsed;
	const maker = runUid === undefined ? null : { runUid, origin };
	const saved = await ctx.db.transaction((tx) => saveFiles(tx, ctx, wanted, maker));
	return {
		items: saved.map(({ uid, versionNo, outcome, edge }, i) => ({
			uid,
			key: wanted[i]?.key ?? "",
			versionNo,
			hash: wanted[i]?.content.hash ?? "",
			outcome,
			edge,
		})),
	};
}

async function locateAll(ctx: Ctx, { items, storageUid }: Parsed): Promise<WantedFile[]> {
	const locate = contentLocator(ctx.db);
	const wanted: WantedFile[] = [];
	const waiting = items.entries();
	const work = async () => {
		for (const [i, item] of waiting) {
			const place = { ...item, ...(storageUid === undefined ? {} : { storageUid }) };
			const located = locate(place).then((content) => wantedFile(item, content));
			wanted[i] = await located.catch((error: unknown) => refuse(i, error));
		}
	};
	await Promise.all(Array.from({ length: Math.min(locatedAtOnce, items.length) }, work));
	return wanted;
}

/** Says which of many it was. */
function refuse(i: number, error: unknown): never {
	if (!(error instanceof WhenceError)) throw error;
	const { code, message, field, hint } = error;
	throw new WhenceError(code, message, {
		cause: error,
		field: `items.${i}${field === undefined ? "" : `.${field}`}`,
		...(hint === undefined ? {} : { hint }),
	});
}

function requireKeysOfTheirOwn(wanted: readonly WantedFile[]): void {
	const first = new Map<string, number>();
	for (const [i, { key, content }] of wanted.entries()) {
		const place = `${content.storageId} ${key}`;
		const other = first.get(place);
		if (other !== undefined) {
			throw new WhenceError("invalid", `items.${i} and items.${other} have the same key, ${key}.`, {
				field: `items.${i}.key`,
				hint: "Send the next version of a file in a request of its own.",
			});
		}
		first.set(place, i);
	}
}
