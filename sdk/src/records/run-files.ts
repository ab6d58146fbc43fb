import type { Page } from "../../../lib/contracts/common.ts";
import type { RunFileView } from "../../../lib/contracts/runs.ts";
import { call } from "../client/http.ts";
import { type Table, toTable } from "../client/table.ts";
import { File, fileRow } from "./file.ts";

/** The files on one side of a run. Nothing is sent before it is asked for them. */
export class RunFiles implements AsyncIterable<File> {
	readonly #runUid: string;
	readonly #side: "inputs" | "outputs";

	/** @internal */
	constructor(runUid: string, side: "inputs" | "outputs") {
		this.#runUid = runUid;
		this.#side = side;
	}

	async *#edges(): AsyncGenerator<RunFileView> {
		let cursor: string | undefined;
		do {
			const path = `/runs/${this.#runUid}/${this.#side}`;
			const page: Page<RunFileView> = await call("GET", path, { query: { limit: 500, cursor } });
			yield* page.items;
			cursor = page.nextCursor ?? undefined;
		} while (cursor !== undefined);
	}

	/** Streams the files, page by page. */
	async *[Symbol.asyncIterator](): AsyncGenerator<File> {
		for await (const { file } of this.#edges()) yield File.of(file);
	}

	/** Every file. */
	async all(): Promise<File[]> {
		const files: File[] = [];
		for await (const file of this) files.push(file);
		return files;
	}

	/**
	 * Takes back that the run read (or made) a file. The link stays on record with the reason; lineage no longer follows it.
	 *
	 * @throws WhenceError `not_found` when there is no such link, `forbidden` for somebody else's.
	 */
	async retract(file: File | string, reason: string): Promise<void> {
		await call("DELETE", this.#pathOf(file), { json: { reason } });
	}

	/**
	 * Undoes {@link retract}: the link stands again as it was first recorded.
	 *
	 * @throws WhenceError `not_found` when there never was such a link, `forbidden` for somebody else's, `conflict` when
	 * the run has the file on its other side by now.
	 */
	async restore(file: File | string): Promise<void> {
		await call("POST", `${this.#pathOf(file)}/restore`);
	}

	#pathOf(file: File | string): string {
		const uid = typeof file === "string" ? file : file.uid;
		return `/runs/${this.#runUid}/${this.#side}/${encodeURIComponent(uid)}`;
	}

	/** The files as an Arquero table; `kind` tells outputs that were created from those only made again. */
	async df(): Promise<Table> {
		const rows: Record<string, unknown>[] = [];
		for await (const { file, kind, origin } of this.#edges()) {
			rows.push({ ...fileRow(file), ...(kind === null ? {} : { kind }), origin });
		}
		return toTable(rows);
	}
}
