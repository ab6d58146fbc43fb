import { IconDownload } from "@tabler/icons-react";
import type { Metadata } from "next";
import Link from "next/link";
import { createLoader, createSerializer, type SearchParams } from "nuqs/server";
import audit from "../../components/audit/audit.module.css";
import { VerifyAudit } from "../../components/audit/verify-audit.tsx";
import { Activity } from "../../components/record/activity.tsx";
import classes from "../../components/record/record.module.css";
import { dateRange, given } from "../../components/registry/registry-params.ts";
import { pageCtx } from "../../lib/auth/page-ctx.ts";
import type { AuditFormat } from "../../lib/contracts/audit.ts";
import { WhenceError } from "../../lib/contracts/errors.ts";
import { listAuditEvents } from "../../lib/services/audit/list-audit-events.ts";
import { effectiveScope } from "../../lib/services/scope.ts";
import { orRefusal, Refused } from "../refused.tsx";
import { auditFacetsAction, blankPayloadAction, verifyAuditAction } from "./actions.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { auditParams } from "./search-params.ts";

export const metadata: Metadata = { title: "Audit" };
const load = createLoader(auditParams);
const address = createSerializer(auditParams);

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const p = await load(searchParams);
	const { createdAfter, createdBefore } = dateRange(p);
	const filters = given({
		q: p.q,
		actor: p.by,
		action: p.action,
		via: p.via,
		entityKind: p.kind,
		entityUid: p.record,
		after: createdAfter,
		before: createdBefore,
	});
	const cursor = p.pages.at(-1);
	const page = await orRefusal(listAuditEvents({ ctx, input: { ...filters, ...given({ cursor }) } }));
	if (page instanceof WhenceError) return <Refused title="Audit" href="/audit" error={page} />;
	const isAdmin = effectiveScope(ctx) === "admin";
	const exportHref = (format: AuditFormat) => {
		const asked = Object.entries({ ...filters, format }).flatMap(([name, value]) =>
			[value].flat().map((each) => [name, String(each)]),
		);
		return `/api/v1/audit/export?${new URLSearchParams(asked).toString()}`;
	};
	return (
		<>
			<h1 className={classes.pageTitle}>Audit</h1>
			<div className={audit.filters}>
				<AuditFilters question={filters} facets={auditFacetsAction}>
					<VerifyAudit verify={verifyAuditAction} />
					<a className={classes.button} href={exportHref("csv")} download>
						<IconDownload size={16} aria-hidden /> CSV
					</a>
					<a className={classes.button} href={exportHref("ndjson")} download>
						<IconDownload size={16} aria-hidden /> NDJSON{isAdmin && " with seals"}
					</a>
				</AuditFilters>
			</div>
			{page.items.length === 0 ? (
				<p className={classes.quiet}>
					No event matches. Every write is recorded here: who, what, when and through what.
				</p>
			) : (
				<Activity events={page.items} now={Date.now()} {...(isAdmin ? { blank: blankPayloadAction } : {})} />
			)}
			<nav className={audit.pages} aria-label="Pages">
				<span className={classes.dim}>
					{page.items.length} of {page.total?.toLocaleString("en") ?? "10,000+"} events
				</span>
				{p.pages.length > 0 && (
					<Link className={classes.button} href={address("/audit", { ...p, pages: p.pages.slice(0, -1) })}>
						Previous
					</Link>
				)}
				{page.nextCursor && (
					<Link
						className={classes.button}
						href={address("/audit", { ...p, pages: [...p.pages, page.nextCursor] })}
					>
						Next
					</Link>
				)}
			</nav>
		</>
	);
}
