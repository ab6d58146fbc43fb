import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatFolderManifest, parseFolderManifest } from "./folder-manifest.ts";

const hash = "a".repeat(64);
const line = (path: string, size = "1", ofHash = hash) => [path, size, `${ofHash}\n`].join("\0");
const bytes = (text: string) => new TextEncoder().encode(text);

describe("a folder's manifest", () => {
	it("lists files by the bytes of their paths, not by UTF-16 or locale", () => {
		const paths = ["é", "z", "Z", "\u{1F600}", "\uFF5E", "a/b", "a-b", "a.txt"];
		const manifest = formatFolderManifest(paths.map((path) => ({ path, sizeBytes: 1, hash })));
		expect(parseFolderManifest(manifest).map((entry) => entry.path)).toEqual([
			"Z",
			"a-b",
			"a.txt",
			"a/b",
			"z",
			"é",
			"\uFF5E",
			"\u{1F600}",
		]);
	});

	it("comes back as it went, whatever the names hold", () => {
		const part = fc
			.string({ unit: "grapheme", minLength: 1, maxLength: 20 })
			.map((text) => text.replaceAll("\0", "_").replaceAll("/", "_"))
			.filter((text) => text !== "." && text !== "..");
		const entry = fc.record({
			path: fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => `${parts.join("/")}/leaf`),
			sizeBytes: fc.nat(),
			hash: fc.constant(hash),
		});
		fc.assert(
			fc.property(fc.uniqueArray(entry, { selector: (e) => e.path }), (entries) => {
				// A name cannot be a file and a folder at once.
				const leaves = entries.filter((e) => !entries.some((other) => other.path.startsWith(`${e.path}/`)));
				const parsed = parseFolderManifest(formatFolderManifest(leaves));
				expect(new Set(parsed.map((e) => JSON.stringify([e.path, e.sizeBytes])))).toEqual(
					new Set(leaves.map((e) => JSON.stringify([e.path, e.sizeBytes]))),
				);
			}),
		);
	});

	it("keeps a newline in a name apart from the end of a line", () => {
		const entries = [{ path: `two\nlines\t"quoted"`, sizeBytes: 7, hash }];
		expect(parseFolderManifest(formatFolderManifest(entries))).toEqual(entries);
	});

	it("of an empty folder is empty", () => {
		expect(formatFolderManifest([])).toHaveLength(0);
		expect(parseFolderManifest(new Uint8Array())).toEqual([]);
	});

	it.each([
		["goes up", line("../x")],
		["is absolute", line("/x")],
		["has an empty part", line("a//x")],
		["has a size with a leading zero", line("x", "01")],
		["has a size beyond exact numbers", line("x", "9".repeat(16))],
		["has a negative size", line("x", "-1")],
		["has a hash in capitals", line("x", "1", hash.toUpperCase())],
		["lacks its last newline", line("x").trimEnd()],
		["is not sorted", line("b") + line("a")],
		["names a file twice", line("a") + line("a")],
		["has one name as file and folder", line("a") + line("a-b") + line("a/b")],
	])("is refused when it %s", (_, manifest) => {
		expect(() => parseFolderManifest(bytes(manifest))).toThrow(expect.objectContaining({ code: "invalid" }));
	});

	it("is refused when it is not UTF-8", () => {
		expect(() => parseFolderManifest(Uint8Array.of(0xff, 0))).toThrow(
			expect.objectContaining({ code: "invalid" }),
		);
	});
});
