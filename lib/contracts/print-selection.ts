import type { RecordsTerm, Selection, Steps } from "./selection.ts";

/** A selection as people write it; reading that again gives the same tree. */
export function printSelection(selection: Selection): string {
	switch (selection.term) {
		case "records":
			return printRecords(selection);
		case "condition":
			return `${selection.field}:${printValue(selection.value)}`;
		case "between":
			return `between(${printSelection(selection.from)}, ${printSelection(selection.to)})`;
		case "not":
			return `not ${within(selection.of, ["and", "or"])}`;
		case "and":
			return selection.of.map((each) => within(each, ["and", "or"])).join(" and ");
		case "or":
			return selection.of.map((each) => within(each, ["or"])).join(" or ");
	}
}

function printRecords({ of, name, up, down }: RecordsTerm): string {
	const count = (steps: Steps) => (steps === "all" ? "" : `${steps}`);
	const before = up === 0 ? "" : `${count(up)}+`;
	const after = down === 0 ? "" : `+${count(down)}`;
	return `${before}${of}:${printValue(name)}${after}`;
}

/** In quotes where it would not be read whole without. */
function printValue(value: string): string {
	return /^[^\s"()+,]+$/.test(value) ? value : `"${value.replace(/["\\]/g, "\\$&")}"`;
}

function within(selection: Selection, loose: readonly Selection["term"][]): string {
	const text = printSelection(selection);
	return loose.includes(selection.term) ? `(${text})` : text;
}
