"use client";

import Link from "next/link";
import { type ReactNode, useMemo } from "react";
import type { Action } from "../../components/forms/action.ts";
import { ArchiveFiles } from "../../components/record/archive-files.tsx";
import { RelativeTime } from "../../components/record/relative-time.tsx";
import { Size } from "../../components/record/size.tsx";
import { SuffixIcon } from "../../components/record/suffix-icon.tsx";
import { columnsOf } from "../../components/registry/columns.ts";
import { RegistryTable, type Suggestion } from "../../components/registry/registry-table.tsx";
import type { Page } from "../../lib/contracts/common.ts";
import { fileTypes } from "../../lib/contracts/enums.ts";
import type { FileUidsInput, FileView } from "../../lib/contracts/files.ts";
import { archivedChoices, fileParams } from "./search-params.ts";

const col = columnsOf<FileView>();

function columnsAt(now: number) {
	return col.columns([
		col.accessor("key", {
			header: "Key",
			enableSorting: true,
			meta: { label: "Suffix", filter: { kind: "text", key: "suffix", placeholder: ".fastq.gz" } },
			cell: ({ row: { original: file } }) => (
				<span style={{ display: "inline-flex", gap: 6, alignItems: "center" }}>
					<SuffixIcon suffix={file.suffix} type={file.type} />
					<Link href={`/files/${file.uid}`}>{file.key}</Link>
					{file.archivedAt && <small>archived</small>}
				</span>
			),
		}),
		col.accessor("versionNo", {
			header: "Version",
			enableSorting: false,
			meta: {
				label: "Archived",
				width: "80px",
				filter: { kind: "choice", key: "archived", choices: archivedChoices, all: "exclude" },
			},
			cell: (c) => `v${c.getValue()}`,
		}),
		col.accessor("sizeBytes", {
			header: "Size",
			enableSorting: true,
			meta: {
				label: "Type",
				width: "90px",
				align: "end",
				filter: { kind: "choice", key: "type", choices: fileTypes, all: "any" },
			},
			cell: (c) => <Size bytes={c.getValue()} />,
		}),
		col.accessor("transform", {
			header: "Made by",
			enableSorting: false,
			meta: { label: "Tag", isDetail: true, filter: { kind: "text", key: "tag" } },
			cell: ({ row: { original: file } }) =>
				file.transform ? (
					<Link href={`/transforms/${file.transform.uid}`}>{file.transform.name}</Link>
				) : (
					"by hand"
				),
		}),
		col.accessor("createdBy", {
			header: "Ingested by",
			enableSorting: false,
			meta: { label: "By", width: "130px", filter: { kind: "text", key: "by", placeholder: "handle" } },
			cell: (c) => <Link href={`/users/${c.getValue().handle}`}>{c.getValue().handle}</Link>,
		}),
		col.accessor("createdAt", {
			header: "When",
			enableSorting: true,
			meta: { label: "Created", width: "130px", filter: { kind: "dates", from: "from", to: "to" } },
			cell: (c) => <RelativeTime at={c.getValue()} now={now} />,
		}),
	]);
}

type FilesAction = Action<FileUidsInput, FileView[]>;

export function FilesTable({
	page,
	suggestions,
	now,
	isArchived,
	archive,
	restore,
	actions,
	empty,
}: {
	page: Page<FileView>;
	suggestions: readonly Suggestion[];
	now: number;
	isArchived: boolean;
	archive: FilesAction;
	restore: FilesAction;
	actions?: ReactNode;
	empty: ReactNode;
}) {
	const columns = useMemo(() => columnsAt(now), [now]);
	return (
		<RegistryTable
			noun="files"
			columns={columns}
			rows={page.items}
			total={page.total}
			nextCursor={page.nextCursor}
			suggestions={suggestions}
			params={fileParams}
			empty={empty}
			actions={actions}
			bulk={(uids, clear) => (
				<ArchiveFiles uids={uids} isArchived={isArchived} archive={archive} restore={restore} done={clear} />
			)}
		/>
	);
}
