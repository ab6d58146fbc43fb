// A page of files as bare as a server can render it with React: the same rows by the same verb, a plain table, no shell,
// no script, nobody signed in. It is a program of its own, so that nothing of it can ship in the product.
import { createElement as h } from "react";
import { renderToString } from "react-dom/server";
import { bareTable } from "./bare-table.ts";
import { serveBare } from "./serve-bare.ts";

void serveBare(async (listFiles) => async (_request, response) => {
	const page = h(
		"html",
		{ lang: "en" },
		h("head", null, h("title", null, "Files")),
		h("body", null, bareTable(await listFiles())),
	);
	response.setHeader("content-type", "text/html; charset=utf-8");
	response.end(`<!doctype html>${renderToString(page)}`);
});
