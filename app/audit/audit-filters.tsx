"use client";

import { useHotkeys } from "@mantine/hooks";
import { useQueryStates } from "nuqs";
import { type ReactNode, useRef, useTransition } from "react";
import { FilterChips } from "../../components/filters/filter-chips.tsx";
import { actionWords } from "../../components/record/action-words.ts";
import type { ColumnFilter } from "../../components/registry/columns.ts";
import { type Change, chipsOf } from "../../components/registry/filters/filter-chips-of.ts";
import { FilterRow } from "../../components/registry/filters/filter-row.tsx";
import type { FacetsAction } from "../../components/registry/filters/use-facet.ts";
import registry from "../../components/registry/registry.module.css";
import { SearchField } from "../../components/registry/search-field.tsx";
import { auditParams } from "./search-params.ts";

const filters: readonly ColumnFilter[] = [
	{ kind: "facet", label: "Person", key: "by", facet: "actor" },
	{ kind: "facet", label: "Action", key: "action", facet: "action", words: actionWords },
	{ kind: "facet", label: "Kind", key: "kind", facet: "entityKind" },
	{ kind: "facet", label: "Through", key: "via", facet: "via" },
	{ kind: "dates", label: "When", from: "from", to: "to" },
	{ kind: "text", label: "Record", key: "record", placeholder: "uid" },
];

/** What the events are narrowed by: all of it is in the address. */
export function AuditFilters({
	question,
	facets,
	children,
}: {
	/** The filters as the services take them: facets are counted under these. */
	question: object;
	facets: FacetsAction;
	/** What can be done with what is shown. */
	children: ReactNode;
}) {
	const [isPending, startTransition] = useTransition();
	const [p, setParams] = useQueryStates(auditParams, { shallow: false, history: "push", startTransition });
	const field = useRef<HTMLInputElement>(null);
	useHotkeys([["/", () => field.current?.focus()]]);
	const set = (change: Change) => setParams({ ...change, pages: null });
	return (
		<section className={registry.registry} aria-label="What is shown" aria-busy={isPending}>
			<div className={registry.toolbar}>
				<SearchField noun="records" asked={p.q} field={field} onAsk={(words) => set({ q: words || null })} />
				<span className={registry.gap} />
				{children}
			</div>
			<FilterRow filters={filters} values={p} set={set} question={question} facets={facets} />
			<FilterChips chips={chipsOf(filters, p)} set={set} onClear={() => setParams(null)} />
		</section>
	);
}
