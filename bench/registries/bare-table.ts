import { createElement as h } from "react";
import type { FileView } from "../../lib/contracts/files.ts";

const cells = (file: FileView) => [
	h("a", { href: `/files/${file.uid}` }, file.key),
	`v${file.versionNo}`,
	file.sizeBytes,
	file.transform ? h("a", { href: `/transforms/${file.transform.uid}` }, file.transform.name) : "by hand",
	h("a", { href: `/users/${file.createdBy.handle}` }, file.createdBy.handle),
	file.createdAt,
];

/** The rows of a page of files as a plain table: what both bare pages are made of. */
export function bareTable(files: readonly FileView[]) {
	const rows = files.map((file) =>
		h("tr", { key: file.uid }, ...cells(file).map((cell, at) => h("td", { key: at }, cell))),
	);
	const heads = ["Key", "Version", "Size", "Made by", "Ingested by", "When"];
	return h(
		"table",
		null,
		h("thead", null, h("tr", null, ...heads.map((head) => h("th", { key: head }, head)))),
		h("tbody", null, ...rows),
	);
}
