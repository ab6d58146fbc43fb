import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { access, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileBam, fileFastq } from "./datasets.ts";

const run = promisify(execFile);
const hasSamtools = await run("samtools", ["--version"]).then(
	() => true,
	() => false,
);

let directory: string;
beforeEach(async () => {
	directory = await mkdtemp(join(tmpdir(), "datasets with space "));
});
afterEach(async () => {
	await rm(directory, { recursive: true, force: true });
});

async function sha256(path: string): Promise<string> {
	return createHash("sha256")
		.update(await readFile(path))
		.digest("hex");
}

describe("fileFastq", () => {
	it("writes gzipped FASTQ with four lines a read", async () => {
		const path = await fileFastq({ directory });
		expect(path).toBe(join(directory, "input.fastq.gz"));
		const lines = gunzipSync(await readFile(path))
			.toString("ascii")
			.trimEnd()
			.split("\n");
		expect(lines).toHaveLength(480 * 4);
		for (let i = 0; i < lines.length; i += 4) {
			expect(lines[i]).toMatch(/^@WHENCE:/);
			expect(lines[i + 1]).toMatch(/^[ACGT]{75}$/);
			expect(lines[i + 2]).toBe("+");
			expect(lines[i + 3]).toMatch(/^[!-I]{75}$/);
		}
	});

	it("makes the same bytes on every machine", async () => {
		expect(await sha256(await fileFastq({ directory }))).toBe(
			"0ecd977c318e0283af14358eacd4bc4b82395cb8ee030b227f508b2200c0df1a",
		);
	});

	it("returns an absolute path in a folder of its own when none is given", async () => {
		const path = await fileFastq();
		expect(isAbsolute(path)).toBe(true);
		await access(path);
	});

	it("leaves a file that is right as it is, and mends one that is not", async () => {
		const path = await fileFastq({ directory });
		const first = await stat(path, { bigint: true });
		await fileFastq({ directory });
		expect((await stat(path, { bigint: true })).mtimeNs).toBe(first.mtimeNs);
		await writeFile(path, "half of it");
		await fileFastq({ directory });
		expect((await stat(path, { bigint: true })).size).toBe(first.size);
	});
});

describe("fileBam", () => {
	it("makes the same bytes on every machine", async () => {
		expect(await sha256(await fileBam({ directory }))).toBe(
			"385e3de6a1448f53db8ca125f3db41ed87a496c55d61fdd2378a5f4872e6ad3c",
		);
	});

	it("ends with the empty BGZF block and names each block's size", async () => {
		const bytes = await readFile(await fileBam({ directory }));
		let at = 0;
		let blocks = 0;
		while (at < bytes.length) {
			expect(bytes.subarray(at, at + 4).toString("hex")).toBe("1f8b0804");
			expect(bytes.subarray(at + 12, at + 14).toString("ascii")).toBe("BC");
			at += bytes.readUInt16LE(at + 16) + 1;
			blocks += 1;
		}
		expect(at).toBe(bytes.length);
		expect(blocks).toBe(3);
		expect(gunzipSync(bytes).subarray(0, 4).toString("latin1")).toBe("BAM\x01");
	});

	describe.skipIf(!hasSamtools)(
		`read by samtools${hasSamtools ? "" : " (skipped: samtools is not installed)"}`,
		() => {
			it("passes quickcheck and holds every read", async () => {
				const path = await fileBam({ directory });
				await run("samtools", ["quickcheck", "-v", path]);
				expect((await run("samtools", ["view", "-c", path])).stdout.trim()).toBe("480");
				expect((await run("samtools", ["view", "-c", "-F", "4", path])).stdout.trim()).toBe("460");
			});

			it("is sorted, so that it can be indexed and asked for a region", async () => {
				const path = await fileBam({ directory });
				await run("samtools", ["index", path]);
				const all = await run("samtools", ["view", path]);
				const expected = all.stdout.split("\n").filter((line) => {
					const [, , reference, position] = line.split("\t");
					return reference === "chrB" && Number(position) <= 2000 && Number(position) + 74 >= 1000;
				});
				const found = await run("samtools", ["view", path, "chrB:1000-2000"]);
				expect(expected.length).toBeGreaterThan(5);
				expect(found.stdout.trimEnd().split("\n")).toEqual(expected);
			});

			it("gives back the very reads of the FASTQ", async () => {
				const back = await run("samtools", ["fastq", await fileBam({ directory })], { maxBuffer: 2 ** 24 });
				const strip = (text: string) =>
					text
						.trimEnd()
						.replaceAll(" 1:N:0:WHENCE", "")
						.split(/\n(?=@WHENCE)/)
						.sort();
				const original = gunzipSync(await readFile(await fileFastq({ directory }))).toString("ascii");
				expect(strip(back.stdout)).toEqual(strip(original));
			});
		},
	);
});
