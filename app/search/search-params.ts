import {
	type inferParserType,
	parseAsBoolean,
	parseAsInteger,
	parseAsString,
	parseAsStringLiteral,
} from "nuqs/server";
import { entityKinds } from "../../lib/contracts/enums.ts";

/** What the page of all results shows: how many of each kind, archived ones too, one kind alone, or code. */
export const searchParams = {
	q: parseAsString.withDefault(""),
	in: parseAsStringLiteral(["names", "code"] as const).withDefault("names"),
	kind: parseAsStringLiteral(entityKinds),
	most: parseAsInteger,
	archived: parseAsBoolean.withDefault(false),
};

/** What its address asks for. */
export type Asked = inferParserType<typeof searchParams>;
