import type { Metadata } from "next";
import Form from "next/form";
import Link from "next/link";
import { createLoader, createSerializer, type SearchParams } from "nuqs/server";
import { Activity } from "../../components/record/activity.tsx";
import classes from "../../components/record/record.module.css";
import { dateRange, given } from "../../components/registry/registry-params.ts";
import { pageCtx } from "../../lib/auth/page-ctx.ts";
import { auditActions, auditEntityKinds, auditVias } from "../../lib/contracts/enums.ts";
import { WhenceError } from "../../lib/contracts/errors.ts";
import { listAuditEvents } from "../../lib/services/audit/list-audit-events.ts";
import { orRefusal, Refused } from "../refused.tsx";
import { auditParams } from "./search-params.ts";

export const metadata: Metadata = { title: "Audit" };
const load = createLoader(auditParams);
const address = createSerializer(auditParams);

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
	const ctx = await pageCtx();
	const p = await load(searchParams);
	const { createdAfter, createdBefore } = dateRange(p);
	const page = await orRefusal(
		listAuditEvents({
			ctx,
			input: given({
				q: p.q,
				actor: p.by,
				action: p.action,
				via: p.via,
				entityKind: p.kind,
				entityUid: p.record,
				after: createdAfter,
				before: createdBefore,
				cursor: p.pages.at(-1),
			}),
		}),
	);
	if (page instanceof WhenceError) return <Refused title="Audit" href="/audit" error={page} />;
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
			<Form action="/audit" className={classes.filterLine} key={address(p)}>
				{text("q", "Record", p.q)}
				{text("by", "Person", p.by)}
				{choice("action", "Action", auditActions, p.action)}
				{choice("kind", "Kind", auditEntityKinds, p.kind)}
				{choice("via", "Through", auditVias, p.via)}
				{day("from", "From", p.from)}
				{day("to", "To", p.to)}
				{p.record && <input type="hidden" name="record" value={p.record} />}
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
				<Activity events={page.items} now={Date.now()} />
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
