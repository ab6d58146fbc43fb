// A page of files as bare as a server can render it with React: the same rows by the same verb, a plain table, no shell,
// no script, nobody signed in. It is a program of its own, so that nothing of it can ship in the product.
import { createServer } from "node:http";
import { createElement as h } from "react";
import { renderToString } from "react-dom/server";
import type { FileView } from "../../lib/contracts/files.ts";
import { listFiles } from "../../lib/services/files/list-files.ts";
import { openInstance } from "./instance.ts";

const cells = (file: FileView) => [
	h("a", { href: `/files/${file.uid}` }, file.key),
	`v${file.versionNo}`,
	file.sizeBytes,
	file.transform ? h("a", { href: `/transforms/${file.transform.uid}` }, file.transform.name) : "by hand",
	h("a", { href: `/users/${file.createdBy.handle}` }, file.createdBy.handle),
	file.createdAt,
];

function table(files: readonly FileView[]) {
	const rows = files.map((file) =>
		h("tr", { key: file.uid }, ...cells(file).map((cell, at) => h("td", { key: at }, cell))),
	);
	const heads = ["Key", "Version", "Size", "Made by", "Ingested by", "When"];
	return h(
		"html",
		{ lang: "en" },
		h("head", null, h("title", null, "Files")),
		h(
			"body",
			null,
			h(
				"table",
				null,
				h("thead", null, h("tr", null, ...heads.map((head) => h("th", { key: head }, head)))),
				h("tbody", null, ...rows),
			),
		),
	);
}

async function main(): Promise<void> {
	const [storage = "", databaseUrl = ""] = process.argv.slice(2);
	const { ctx } = await openInstance({
		storage,
		databaseUrl: databaseUrl === "" ? null : databaseUrl,
		remove: async () => undefined,
	});
	const server = createServer((_request, response) => {
		listFiles({ ctx, input: {} }).then(
			({ items }) => {
				response.setHeader("content-type", "text/html; charset=utf-8");
				response.end(`<!doctype html>${renderToString(table(items))}`);
			},
			(error: unknown) => response.writeHead(500).end(String(error)),
		);
	});
	server.listen(0, "127.0.0.1", () => {
		const address = server.address();
		if (typeof address === "object" && address) console.log(JSON.stringify({ port: address.port }));
	});
}

void main();
