import type { UserRef } from "../../lib/contracts/common.ts";
import { RelativeTime } from "../record/relative-time.tsx";
import { TagList } from "../record/tag-chip.tsx";
import { recordHref } from "../shell/kind.ts";
import type { ColumnMeta } from "./columns.ts";

interface Cell<V> {
	getValue: () => V;
}

/** Who a record is from, and the filter by people. */
export function personColumn(label: string) {
	const meta: ColumnMeta = {
		label,
		width: 130,
		filters: [{ kind: "facet", label: "Person", key: "by", facet: "createdBy" }],
	};
	return {
		header: label,
		enableSorting: false,
		meta,
		cell: ({ getValue }: Cell<UserRef>) => {
			const { handle } = getValue();
			return <a href={recordHref("user", handle)}>{handle}</a>;
		},
	};
}

/**
 * When a record came, and the filter by days.
 *
 * @param came what the filter calls it.
 */
export function timeColumn(label: string, came: string, now: number) {
	const meta: ColumnMeta = {
		label,
		width: 130,
		filters: [{ kind: "dates", label: came, from: "from", to: "to" }],
	};
	return {
		header: label,
		enableSorting: true,
		meta,
		cell: ({ getValue }: Cell<string>) => <RelativeTime at={getValue()} now={now} />,
	};
}

const tagsMeta: ColumnMeta = {
	label: "Tags",
	width: 200,
	isExtra: true,
	filters: [{ kind: "facet", label: "Tag", key: "tag", facet: "tag" }],
};

/** A record's tags, and the filter by them. */
export const tagsColumn = {
	header: "Tags",
	enableSorting: false,
	meta: tagsMeta,
	cell: ({ getValue }: Cell<readonly string[]>) => <TagList tags={getValue()} />,
};
