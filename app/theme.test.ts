import { readFileSync } from "node:fs";
import { MantineProvider } from "@mantine/core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { theme } from "./theme.ts";

const plain = (css: string) =>
	css
		.replaceAll(/\/\*[\s\S]*?\*\//g, "")
		.replaceAll(/\s+/g, "")
		.replaceAll("'", '"');

it("has a style sheet of just the variables that Mantine makes of the theme", () => {
	const markup = renderToStaticMarkup(createElement(MantineProvider, { theme, withGlobalClasses: false }));
	const made = /<style[^>]*>([\s\S]*?)<\/style>/.exec(markup)?.[1] ?? "";
	const kept = readFileSync(new URL("../components/shell/mantine-theme.css", import.meta.url), "utf8");
	expect(plain(kept)).toBe(plain(made).replaceAll("&#x27;", '"'));
});
