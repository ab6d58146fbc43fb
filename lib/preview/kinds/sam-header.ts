import type { PreviewTable } from "../../contracts/previews.ts";
import { makeTable, maxRows } from "../table.ts";

const titles: Record<string, string> = {
	HD: "File (@HD)",
	SQ: "References (@SQ)",
	RG: "Read groups (@RG)",
	PG: "Programs (@PG)",
	CO: "Comments (@CO)",
};
const meanings: Record<string, string> = {
	VN: "version",
	SO: "order",
	GO: "grouping",
	SN: "name",
	LN: "length",
	AS: "assembly",
	M5: "MD5",
	SP: "species",
	UR: "address",
	ID: "id",
	SM: "sample",
	LB: "library",
	PL: "platform",
	PU: "unit",
	PN: "program",
	PP: "previous",
	CL: "command line",
	DS: "description",
	CN: "centre",
	DT: "date",
};

/** The header lines of SAM and BAM as one table for each sort of line. */
export function samHeaderTables(header: string, isCut: boolean): PreviewTable[] {
	const groups = new Map<string, Map<string, string>[]>();
	for (const line of header.split("\n")) {
		const kind = /^@([A-Za-z]{2})\t/.exec(line)?.[1];
		if (kind === undefined) continue;
		const fields = line.slice(4).replace(/\r$/, "");
		const parts: [string, string][] =
			kind === "CO"
				? [["text", fields]]
				: fields.split("\t").map((part) => [part.slice(0, 2), part.slice(3)]);
		const known = groups.get(kind);
		if (known) known.push(new Map(parts));
		else groups.set(kind, [new Map(parts)]);
	}
	return [...groups].map(([kind, lines]) => {
		const tags = [...new Set(lines.slice(0, maxRows).flatMap((line) => [...line.keys()]))];
		const count = `${lines.length.toLocaleString("en")}${isCut ? " or more" : ""}`;
		const title = titles[kind] ?? `@${kind}`;
		return makeTable(
			tags.map((tag) => (meanings[tag] ? `${tag} · ${meanings[tag]}` : tag)),
			lines.map((line) => tags.map((tag) => line.get(tag) ?? "")),
			{
				// Lengths alone are numbers: a version `1.6` is a name.
				types: tags.map((tag) => (tag === "LN" ? "integer" : "")),
				title: kind === "HD" ? title : `${title}: ${count}`,
				note: lines.length > maxRows ? `The first ${maxRows} of ${count}.` : null,
			},
		);
	});
}
