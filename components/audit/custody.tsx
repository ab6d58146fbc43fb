import type { ReactNode } from "react";
import type { AuditEventView } from "../../lib/contracts/audit.ts";
import type { CustodyView } from "../../lib/contracts/custody.ts";
import type { FileRunView } from "../../lib/contracts/runs.ts";
import { actionWords } from "../record/action-words.ts";
import { changeOf } from "../record/change-of.ts";
import { Fields } from "../record/fields.tsx";
import { FileProvenance } from "../record/provenance.tsx";
import { Size } from "../record/size.tsx";
import { formatTime } from "../record/time.ts";
import classes from "./custody.module.css";

export interface CustodyProps {
	custody: CustodyView;
	drawnUp: { at: string; by: string; instance: { uid: string; name: string } };
}

/** All that is known of one version of a file, on a page that prints. */
export function Custody({ custody, drawnUp }: CustodyProps) {
	const { file, made, read, readCount, derived, derivedCount, events, eventCount, logsDownloads } = custody;
	return (
		<>
			<div className={classes.provenance}>
				<FileProvenance file={file} />
			</div>
			<Fields
				fields={[
					["Version", `v${file.versionNo}${file.isLatest ? "" : `, the latest is ${file.latestUid}`}`],
					["Uid", <code key="uid">{file.uid}</code>],
					["SHA-256", file.hash && <code key="hash">{file.hash}</code>],
					["Size", <Size key="size" bytes={file.sizeBytes} />],
					["Archived", file.archivedAt && `${formatTime(file.archivedAt)} UTC`],
					[
						"Deleted",
						file.deletedAt && `${formatTime(file.deletedAt)} UTC by ${file.deletedBy?.handle ?? "somebody"}`,
					],
				]}
			/>
			<Part title="Made by" shown={made.length} total={made.length} empty="No run: it was saved by hand.">
				<RunTable runs={made} />
			</Part>
			<Part title="Read by" shown={read.length} total={readCount} empty="No run has read it.">
				<RunTable runs={read} />
			</Part>
			<Part
				title="Derived from it"
				shown={derived.length}
				total={derivedCount}
				empty="No file was made from it, at any distance."
			>
				<table className={classes.table}>
					<thead>
						<tr>
							<th scope="col">File</th>
							<th scope="col">Steps</th>
							<th scope="col">By</th>
							<th scope="col">When (UTC)</th>
						</tr>
					</thead>
					<tbody>
						{derived.map((item) => (
							<tr key={item.uid}>
								<td>
									{item.title} {item.kind === "file" && `v${item.versionNo}`}
								</td>
								<td>{item.depth}</td>
								<td>{item.createdBy}</td>
								<td>{formatTime(item.createdAt)}</td>
							</tr>
						))}
					</tbody>
				</table>
			</Part>
			<Part
				title={logsDownloads ? "What was done with it, downloads too" : "What was done with it"}
				shown={events.length}
				total={eventCount}
				empty="Nothing is on record."
			>
				<EventTable events={events} />
			</Part>
			<p className={classes.drawnUp}>
				Drawn up {formatTime(drawnUp.at)} UTC by {drawnUp.by} from the instance {drawnUp.instance.name} (
				{drawnUp.instance.uid}). {!logsDownloads && "Downloads are not logged on this instance. "}
				Times are the database's. A number in the column Seal is an event's place in the signed history.
			</p>
		</>
	);
}

function Part({
	title,
	shown,
	total,
	empty,
	children,
}: {
	title: string;
	shown: number;
	total: number | null;
	empty: string;
	children: ReactNode;
}) {
	const more = total === null || total > shown;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it scrolls, and must be reachable by keyboard.
		<section className={classes.part} aria-label={title} tabIndex={0}>
			<h2>{title}</h2>
			{shown === 0 ? <p className={classes.empty}>{empty}</p> : children}
			{more && (
				<p className={classes.empty}>
					The first {shown.toLocaleString("en")} of {total?.toLocaleString("en") ?? "more than 10,000"}.
				</p>
			)}
		</section>
	);
}

function RunTable({ runs }: { runs: readonly FileRunView[] }) {
	return (
		<table className={classes.table}>
			<thead>
				<tr>
					<th scope="col">Run</th>
					<th scope="col">Code</th>
					<th scope="col">Recorded by</th>
					<th scope="col">When (UTC)</th>
					<th scope="col">Known</th>
				</tr>
			</thead>
			<tbody>
				{runs.map((edge) => (
					<tr key={edge.run.uid}>
						<td>{edge.run.name ?? edge.run.uid}</td>
						<td>
							{edge.run.transform.name} {edge.run.transform.version}
						</td>
						<td>{edge.recordedBy.handle}</td>
						<td>{formatTime(edge.recordedAt)}</td>
						<td>
							{edge.origin}
							{edge.kind === "recreated" && ", made again"}
							{edge.retractedAt !== null &&
								`; retracted by ${edge.retractedBy?.handle ?? "somebody"}: ${edge.retractedReason ?? ""}`}
						</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function EventTable({ events }: { events: readonly AuditEventView[] }) {
	return (
		<table className={classes.table}>
			<thead>
				<tr>
					<th scope="col">When (UTC)</th>
					<th scope="col">Who</th>
					<th scope="col">What</th>
					<th scope="col">Through</th>
					<th scope="col">Seal</th>
				</tr>
			</thead>
			<tbody>
				{events.map((event) => (
					<tr key={event.id}>
						<td>{formatTime(event.at)}</td>
						<td>{event.actor?.handle ?? "the server"}</td>
						<td>
							{actionWords[event.action]} it
							{event.blankedAt !== null && " (what it said was blanked)"}
							<Changes event={event} />
						</td>
						<td>{event.tokenName ? `${event.via}, token ${event.tokenName}` : event.via}</td>
						<td>{event.sealNo}</td>
					</tr>
				))}
			</tbody>
		</table>
	);
}

function Changes({ event }: { event: AuditEventView }) {
	const changes = changeOf(event.before, event.after);
	// What it was made with is above.
	if (event.action === "file.register" || changes.length === 0) return null;
	return (
		<small className={classes.changes}>
			{changes.map(({ field, before, after }) => `${field}: ${before ?? "–"} → ${after ?? "–"}`).join("; ")}
		</small>
	);
}
