import { IconDownload } from "@tabler/icons-react";
import type { Metadata } from "next";
import Form from "next/form";
import Link from "next/link";
import { createLoader, createSerializer, type SearchParams } from "nuqs/server";
import audit from "../../components/audit/audit.module.css";
import { VerifyAudit } from "../../components/audit/verify-audit.tsx";
import { Activity } from "../../components/record/activity.tsx";
import classes from "../../components/record/record.module.css";
import { dateRange, given } from "../../components/registry/registry-params.ts";
import { pageCtx } from "../../lib/auth/page-ctx.ts";
import type { AuditFormat } from "../../lib/contracts/audit.ts";
import { auditActions, auditEntityKinds, auditVias } from "../../lib/contracts/enums.ts";
import { WhenceError } from "../../lib/contracts/errors.ts";
import { listAuditEvents } from "../../lib/services/audit/list-audit-events.ts";
import { effectiveScope } from "../../lib/services/scope.ts";
import { orRefusal, Refused } from "../refused.tsx";
import { blankPayloadAction, verifyAuditAction } from "./actions.ts";
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
	const exportHref = (format: AuditFormat) =>
		`/api/v1/audit/export?${new URLSearchParams({ ...filters, format }).toString()}`;
	const text = (name: string, label: string, value: string | null) => (
		<label>
			{label}
			<input name={name} defaultValue={value ?? ""} />
		</label>
	);
	const day = (name: string, label: string, value: Date | null) => (
		<label>
			{label}
			<input type="date" name={name} defaultValue={value?.toISOString().slice(0, 10) ?? ""} />
		</label>
	);
	const choice = (name: string, label: string, choices: readonly string[], value: string | null) => (
		<label>
			{label}
			<select name={name} defaultValue={value ?? ""}>
				<option value="">any</option>
				{choices.map((c) => (
					<option key={c}>{c}</option>
				))}
			</select>
		</label>
	);
	return (
		<>
			<h1 className={classes.pageTitle}>Audit</h1>
			<div className={audit.verify}>
				<VerifyAudit verify={verifyAuditAction} />
				<a className={classes.button} href={exportHref("csv")} download>
					<IconDownload size={16} aria-hidden /> CSV
				</a>
				<a className={classes.button} href={exportHref("ndjson")} download>
					<IconDownload size={16} aria-hidden /> NDJSON{isAdmin && " with seals"}
				</a>
			</div>
			<Form action="/audit" className={classes.filterLine} key={address(p)}>
				{text("q", "Record", p.q)}
				{text("by", "Person", p.by)}
				{choice("action", "Action", auditActions, p.action)}
				{choice("kind", "Kind", auditEntityKinds, p.kind)}
				{choice("via", "Through", auditVias, p.via)}
				{day("from", "From", p.from)}
				{day("to", "To", p.to)}
				{p.record && text("record", "Record uid", p.record)}
				<button type="submit" className={classes.button}>
					Show
				</button>
				<Link href="/audit">Clear</Link>
			</Form>
			{page.items.length === 0 ? (
				<p className={classes.quiet}>
					No event matches. Every write is recorded here: who, what, when and through what.
				</p>
			) : (
				<Activity events={page.items} now={Date.now()} {...(isAdmin ? { blank: blankPayloadAction } : {})} />
			)}
			<nav className={classes.tags} aria-label="Pages">
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
