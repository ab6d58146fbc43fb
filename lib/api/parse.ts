import { z } from "zod";
import { WhenceError } from "../contracts/errors.ts";
import { firstIssue } from "../contracts/one-or-many.ts";

/**
 * Refuses input that its schema does not accept, naming the first field at fault.
 *
 * The input goes on as it came: the verb parses it again and applies its defaults.
 */
export function checkInput<S extends z.ZodType>(schema: S, input: unknown): z.input<S> {
	const parsed = schema.safeParse(input);
	if (parsed.success) return input as z.input<S>;
	throw invalidInput(parsed.error);
}

function invalidInput(error: z.ZodError): WhenceError {
	const issue = firstIssue(error);
	const path = issue?.path.map(String) ?? [];
	if (issue?.code === "unrecognized_keys") {
		const field = [...path, issue.keys[0] ?? ""].join(".");
		return new WhenceError("invalid", `There is no field ${JSON.stringify(field)} here.`, {
			field,
			cause: error,
		});
	}
	const field = path.join(".");
	const message = issue?.message ?? "is not valid";
	return new WhenceError("invalid", field ? `${field}: ${message}` : message, {
		...(field ? { field } : {}),
		cause: error,
	});
}

function unwrap(schema: unknown): unknown {
	let inner = schema;
	while (inner instanceof z.ZodOptional || inner instanceof z.ZodDefault || inner instanceof z.ZodNullable) {
		inner = inner.unwrap();
	}
	return inner;
}

/**
 * Reads the query string into the shape that its schema wants: repeated parameters are arrays, `true` and
 * `false` booleans, the rest text. A single value given twice is refused rather than half ignored.
 */
export function readQuery(schema: z.ZodObject, search: URLSearchParams): Record<string, unknown> {
	const query: Record<string, unknown> = {};
	for (const name of new Set(search.keys())) {
		const values = search.getAll(name);
		const field = unwrap(schema.shape[name]);
		const takesMany =
			field instanceof z.ZodUnion && field.options.some((option) => option instanceof z.ZodArray);
		if (field instanceof z.ZodArray || (takesMany && values.length > 1)) {
			query[name] = values;
			continue;
		}
		if (values.length > 1) {
			throw new WhenceError("invalid", `${name}: was given more than once`, { field: name });
		}
		const [value = ""] = values;
		query[name] =
			field instanceof z.ZodBoolean && (value === "true" || value === "false") ? value === "true" : value;
	}
	return query;
}

/**
 * Reads a JSON body, stopping at the first byte too many.
 *
 * @returns the text too, for the idempotency key's hash; an empty body is an empty object.
 */
export async function readJson(
	request: Request,
	maxBytes: number,
): Promise<{ text: string; value: unknown }> {
	const text = await readText(request, maxBytes);
	if (text === "") return { text, value: {} };
	const type = request.headers.get("content-type") ?? "";
	if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) {
		throw new WhenceError("invalid", "The body must be JSON.", {
			field: "content-type",
			hint: "Send the header Content-Type: application/json.",
		});
	}
	try {
		return { text, value: JSON.parse(text) };
	} catch (cause) {
		throw new WhenceError("invalid", "The body is not valid JSON.", { cause });
	}
}

async function readText(request: Request, maxBytes: number): Promise<string> {
	const tooLarge = () =>
		new WhenceError("too_large", `The body is larger than ${maxBytes.toLocaleString("en")} bytes.`);
	if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
	if (!request.body) return "";
	const chunks: Uint8Array[] = [];
	let size = 0;
	for await (const chunk of request.body) {
		size += chunk.byteLength;
		if (size > maxBytes) throw tooLarge();
		chunks.push(chunk);
	}
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
	} catch (cause) {
		throw new WhenceError("invalid", "The body is not valid UTF-8.", { cause });
	}
}
