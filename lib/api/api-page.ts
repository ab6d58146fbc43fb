import { html, raw } from "hono/html";
import { errorCodes } from "../contracts/errors.ts";
import type { describeApi } from "./describe-api.ts";
import { statusOfCode, titleOfCode } from "./problem.ts";

type Json = Record<string, unknown>;
type Html = ReturnType<typeof html>;

const styles = `
:root { color-scheme: light dark; --line: light-dark(#dfe3e8, #30363d); --dim: light-dark(#57606a, #9aa4af);
	--soft: light-dark(#f6f8fa, #1b2027); --accent: light-dark(#1463ad, #79b8ff); }
* { box-sizing: border-box; }
body { margin: 0; font: 15px/1.5 system-ui, sans-serif; background: light-dark(#fff, #15191e); color: light-dark(#17202a, #e6eaee); }
main { max-width: 980px; margin: 0 auto; padding: 24px 20px 80px; }
h1 { margin: 0 0 4px; font-size: 24px; } h2 { margin: 36px 0 8px; font-size: 17px; text-transform: capitalize; }
h3 { margin: 14px 0 4px; font-size: 13px; color: var(--dim); }
a { color: var(--accent); } code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { margin: 8px 0; padding: 10px 12px; overflow-x: auto; background: var(--soft); border-radius: 6px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 14px; margin: 12px 0; }
details { border: 1px solid var(--line); border-radius: 8px; margin: 6px 0; }
summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 12px; padding: 8px 12px; cursor: pointer; }
summary b { width: 54px; font: 600 12px ui-monospace, monospace; } summary span { color: var(--dim); }
.in { padding: 0 12px 12px; } table { width: 100%; border-collapse: collapse; }
td, th { padding: 5px 8px 5px 0; border-top: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; }
th { width: 26%; min-width: 130px; overflow-wrap: anywhere; } td:nth-child(2) { width: 34%; color: var(--dim); overflow-wrap: anywhere; }
`;

/** `string`, `"a" | "b"`, `integer[]`, `{ uid, name } | null`: a schema in one line. */
function typeOf(schema: Json, definitions: Json): string {
	const reference = schema["$ref"];
	if (typeof reference === "string") {
		const found = definitions[reference.split("/").at(-1) ?? ""];
		return found ? typeOf(found as Json, {}) : "any";
	}
	const options = (schema["anyOf"] ?? schema["oneOf"]) as Json[] | undefined;
	if (options) return options.map((option) => typeOf(option, definitions)).join(" | ");
	if (schema["const"] !== undefined) return JSON.stringify(schema["const"]);
	const values = schema["enum"] as unknown[] | undefined;
	if (values) return values.map((value) => JSON.stringify(value)).join(" | ");
	if (schema["type"] === "array") return `${typeOf((schema["items"] ?? {}) as Json, definitions)}[]`;
	const properties = schema["properties"] as Json | undefined;
	if (properties) return `{ ${Object.keys(properties).join(", ")} }`;
	return String(schema["type"] ?? "any");
}

function rowsOf(fields: { name: string; schema: Json; isRequired: boolean }[], definitions: Json): Html {
	return html`<table>${fields.map(
		({ name, schema, isRequired }) =>
			html`<tr><th scope="row"><code>${name}</code>${isRequired ? "" : "?"}</th><td><code>${typeOf(schema, definitions)}</code></td>
				<td>${String(schema["description"] ?? "")}</td></tr>`,
	)}</table>`;
}

function fieldsOf(schema: Json): { name: string; schema: Json; isRequired: boolean }[] {
	const required = new Set((schema["required"] as string[] | undefined) ?? []);
	return Object.entries((schema["properties"] as Record<string, Json> | undefined) ?? {}).map(
		([name, each]) => ({
			name,
			schema: each,
			isRequired: required.has(name),
		}),
	);
}

/** The one content type of a body or an answer, and its schema where it is JSON. */
function contentOf(part: Json | undefined): { type: string; schema: Json | null } | null {
	const [found] = Object.entries((part?.["content"] ?? {}) as Record<string, { schema?: Json }>);
	return found ? { type: found[0], schema: found[1].schema ?? null } : null;
}

function shapeOf(title: string, content: ReturnType<typeof contentOf>): Html {
	if (!content) return html``;
	const { type, schema } = content;
	if (!schema) return html`<h3>${title}</h3><code>${type}</code>`;
	const definitions = (schema["$defs"] ?? {}) as Json;
	const fields = fieldsOf(schema);
	return html`<h3>${title}</h3>${
		fields.length > 0 ? rowsOf(fields, definitions) : html`<code>${typeOf(schema, definitions)}</code>`
	}`;
}

function curlOf(method: string, path: string, body: ReturnType<typeof contentOf>): string {
	const verb = method === "get" ? "" : ` -X ${method.toUpperCase()}`;
	const data = body === null ? "" : body.schema ? " --json '{…}'" : " --data-binary @FILE";
	return `curl${verb} -H "Authorization: Bearer $WHENCE_TOKEN"${data} "$WHENCE_URL/api/v1${path}"`;
}

function operation(method: string, path: string, doc: Json): Html {
	const id = `${method}${path.replaceAll(/[^a-z]+/gi, "-")}`.replace(/-$/, "");
	const parameters = (doc["parameters"] as { name: string; required: boolean; schema: Json }[]).map(
		({ name, required, schema }) => ({ name, schema, isRequired: required }),
	);
	const body = contentOf(doc["requestBody"] as Json | undefined);
	const answers = Object.entries(doc["responses"] as Record<string, Json>).filter(
		([status]) => status !== "default",
	);
	return html`<details id="${id}"><summary><b>${method.toUpperCase()}</b><code>${path}</code><span>${String(doc["summary"])}</span></summary>
		<div class="in">
			${doc["description"] ? html`<p>${String(doc["description"])}</p>` : ""}
			<pre>${curlOf(method, path, body)}</pre>
			${parameters.length > 0 ? html`<h3>Parameters</h3>${rowsOf(parameters, {})}` : ""}
			${shapeOf("Body", body)}
			${shapeOf(`Answer (${answers.map(([status]) => status).join(", ")})`, contentOf(answers[0]?.[1]))}
		</div></details>`;
}

/**
 * The description of the API as a page that people read: the same document, in HTML without scripts.
 *
 * @param nonce lets the page's own styles through its Content-Security-Policy.
 */
export function apiPage(description: ReturnType<typeof describeApi>, nonce: string): Html {
	const { version } = description["info"] as { version: string };
	const byTag = new Map<string, Html[]>();
	for (const [path, operations] of Object.entries(
		description["paths"] as Record<string, Record<string, Json>>,
	)) {
		for (const [method, doc] of Object.entries(operations)) {
			const tag = (doc["tags"] as string[])[0] ?? "";
			byTag.set(tag, [...(byTag.get(tag) ?? []), operation(method, path, doc)]);
		}
	}
	return html`<!doctype html>
<html lang="en">
<head>
	<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
	<title>API · Whence</title>
	<style nonce="${nonce}">${raw(styles)}</style>
</head>
<body><main>
	<h1>Whence API</h1>
	<p>Version ${version}. Below <code>/api/v1</code>; as a document for programs:
		<a href="/api/v1/openapi.json">openapi.json</a> (OpenAPI 3.1). <a href="/">Back to the dashboard</a></p>
	<p>A request carries a token, <code>Authorization: Bearer whn_…</code>, made under <a href="/settings">Settings</a>
		or by <code>whence login</code>. Unknown fields are refused. A write may carry an <code>Idempotency-Key</code>: the
		same key and body repeat the answer. Lists take <code>limit</code> and the <code>cursor</code> that the page before gave.</p>
	<h2 id="errors">Errors</h2>
	<p>Every error is a problem document (RFC 9457): <code>code</code>, <code>detail</code> (what is wrong),
		<code>hint</code> (what to do), <code>field</code> (the input at fault) and <code>requestId</code>.</p>
	<table>${errorCodes.map(
		(code) =>
			html`<tr id="error-${code}"><th scope="row"><code>${code}</code></th><td>${statusOfCode[code]}</td><td>${titleOfCode[code]}</td></tr>`,
	)}</table>
	<nav aria-label="Parts">${[...byTag.keys()].map((tag) => html`<a href="#${tag}">${tag}</a>`)}</nav>
	${[...byTag].map(([tag, operations]) => html`<h2 id="${tag}">${tag}</h2>${operations}`)}
</main></body></html>`;
}
