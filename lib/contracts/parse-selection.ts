import { entityKinds, shownRunStatuses, transformTypes } from "./enums.ts";
import { type ConditionField, conditionFields, type Selection, type Steps } from "./selection.ts";

/** A text that is no selection: what is wrong, and where. */
export class SelectionError extends Error {
	override readonly name = "SelectionError";
	/** Where in the text, from 0. */
	readonly position: number;

	constructor(message: string, position: number) {
		super(message);
		this.position = position;
	}
}

/** What bare names cannot have in them: these need quotes. */
const bare = /[^\s"()+,]+/y;
const example = 'file:"bams/output.bam"+2';
const values: Partial<Record<ConditionField, readonly string[]>> = {
	kind: ["file", "run"],
	type: transformTypes,
	status: shownRunStatuses,
};
/** A selection is written by a person: deeper than this is an attack, or a mistake. */
const deepest = 50;

/**
 * Reads a selection.
 *
 * ```
 * selection = conjunction { "or" conjunction }
 * conjunction = negation { "and" negation }
 * negation = "not" negation | "(" selection ")" | "between" "(" selection "," selection ")" | term
 * term = [ [ number ] "+" ] word ":" value [ "+" [ number ] ]
 * value = bare | '"' { character | '\"' | '\\' } '"'
 * ```
 *
 * @throws SelectionError that says what was expected, and where.
 */
export function parseSelection(text: string): Selection {
	const parser = new Parser(text);
	const selection = parser.selection(0);
	parser.end();
	return selection;
}

class Parser {
	readonly #text: string;
	#at = 0;

	constructor(text: string) {
		this.#text = text;
	}

	selection(depth: number): Selection {
		if (depth > deepest) throw this.#error("Too many parentheses within each other");
		return this.#joined("or", () => this.#joined("and", () => this.#negation(depth)));
	}

	end(): void {
		this.#skipSpace();
		if (this.#at < this.#text.length)
			throw this.#error(`Expected "and", "or" or the end, found ${this.#found()}`);
	}

	#joined(word: "and" | "or", next: () => Selection): Selection {
		const of = [next()];
		while (this.#takeWord(word)) of.push(next());
		const [first] = of;
		return of.length === 1 && first ? first : { term: word, of };
	}

	#negation(depth: number): Selection {
		let nots = 0;
		while (this.#takeWord("not")) if (++nots > deepest) throw this.#error('Too many "not"');
		let selection = this.#primary(depth);
		for (; nots > 0; nots--) selection = { term: "not", of: selection };
		return selection;
	}

	#primary(depth: number): Selection {
		if (this.#take("(")) {
			const inner = this.selection(depth + 1);
			this.#expect(")");
			return inner;
		}
		if (this.#takeWord("between")) {
			this.#expect("(");
			const from = this.selection(depth + 1);
			this.#expect(",");
			const to = this.selection(depth + 1);
			this.#expect(")");
			return { term: "between", from, to };
		}
		return this.#term();
	}

	#term(): Selection {
		this.#skipSpace();
		const begin = this.#at;
		const up = this.#stepsBefore();
		const wordAt = this.#at;
		const word = this.#match(/[A-Za-z]+(?=:)/y);
		if (word === null)
			throw this.#error(`Expected a term like ${example} or by:testuser1, found ${this.#found()}`);
		this.#at++;
		const valueAt = this.#at;
		const value = this.#value(word);
		const down = this.#stepsAfter();
		const of = entityKinds.find((kind) => kind === word);
		if (of) return { term: "records", of, name: value, up, down };
		const field = conditionFields.find((each) => each === word);
		if (!field) {
			const known = [...entityKinds, ...conditionFields].join(", ");
			throw new SelectionError(`There is no "${word}:". There are ${known}`, wordAt);
		}
		if (up !== 0 || down !== 0)
			throw new SelectionError(`Steps go with a record, like ${example}; "${word}:" is a condition`, begin);
		checkValue(field, value, valueAt);
		return { term: "condition", field, value };
	}

	#stepsBefore(): Steps {
		const steps = this.#match(/\d*\+/y);
		return steps === null ? 0 : this.#steps(steps.slice(0, -1));
	}

	#stepsAfter(): Steps {
		const steps = this.#match(/\+\d*/y);
		return steps === null ? 0 : this.#steps(steps.slice(1));
	}

	#steps(digits: string): Steps {
		if (digits === "") return "all";
		const steps = Number(digits);
		if (steps > 100) throw this.#error("At most 100 steps; + alone goes all the way");
		return steps;
	}

	#value(word: string): string {
		if (this.#text[this.#at] !== '"') {
			const value = this.#match(bare);
			if (value === null) throw this.#error(`Expected a name after "${word}:", found ${this.#found()}`);
			return value;
		}
		const begin = this.#at;
		const quoted = this.#match(/"(?:[^"\\]|\\["\\])*"/y);
		if (quoted === null)
			throw new SelectionError('This quote does not end. Within quotes, " is \\" and \\ is \\\\', begin);
		const value = quoted.slice(1, -1).replace(/\\(["\\])/g, "$1");
		if (value === "") throw new SelectionError(`Expected a name after "${word}:", found ""`, begin);
		return value;
	}

	/** Takes a word that stands by itself. */
	#takeWord(word: string): boolean {
		this.#skipSpace();
		return this.#match(new RegExp(`${word}(?![\\w:])`, "iy")) !== null;
	}

	#take(sign: string): boolean {
		this.#skipSpace();
		if (this.#text[this.#at] !== sign) return false;
		this.#at++;
		return true;
	}

	#expect(sign: string): void {
		if (!this.#take(sign)) throw this.#error(`Expected "${sign}", found ${this.#found()}`);
	}

	#skipSpace(): void {
		this.#match(/\s+/y);
	}

	#match(pattern: RegExp): string | null {
		pattern.lastIndex = this.#at;
		const found = pattern.exec(this.#text);
		if (!found) return null;
		this.#at += found[0].length;
		return found[0];
	}

	#found(): string {
		const rest = this.#text.slice(this.#at);
		return rest === "" ? "the end" : `"${/^\s*\S{1,20}/.exec(rest)?.[0].trim() ?? rest}"`;
	}

	#error(message: string): SelectionError {
		return new SelectionError(message, this.#at);
	}
}

function checkValue(field: ConditionField, value: string, at: number): void {
	const known = values[field];
	if (known && !known.includes(value))
		throw new SelectionError(`There is no ${field} "${value}". There are ${known.join(", ")}`, at);
	if ((field === "after" || field === "before") && momentOf(value) === null)
		throw new SelectionError(`Expected a date like 2026-03-01 or 2026-03-01T14:00Z, found "${value}"`, at);
}

/** The moment that a date of a selection means: a day begins at midnight, UTC. */
export function momentOf(value: string): Date | null {
	if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?$/.test(value)) return null;
	const at = new Date(value);
	return Number.isNaN(at.getTime()) ? null : at;
}
