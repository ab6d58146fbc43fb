import { Size } from "../../components/record/size.tsx";
import { SuffixIcon } from "../../components/record/suffix-icon.tsx";
import { columnsOf } from "../../components/registry/columns.ts";
import { personColumn, tagsColumn, timeColumn } from "../../components/registry/record-columns.tsx";
import type { FileView } from "../../lib/contracts/files.ts";

const col = columnsOf<FileView>();

/** The columns of the files registry, and what it is narrowed by. */
export function fileColumnsAt(now: number) {
	return col.columns([
		col.accessor("key", {
			header: "Key",
			enableSorting: true,
			meta: {
				label: "Key",
				filters: [
					{ kind: "facet", label: "Suffix", key: "suffix", facet: "suffix" },
					{ kind: "facet", label: "Type", key: "type", facet: "type" },
				],
			},
			cell: ({ row: { original: file } }) => (
				<span style={{ display: "inline-flex", gap: 6, alignItems: "center" }}>
					<SuffixIcon suffix={file.suffix} type={file.type} isInRow />
					<a href={`/files/${file.uid}`}>{file.key}</a>
					{file.archivedAt && <small>archived</small>}
				</span>
			),
		}),
		col.accessor("versionNo", {
			header: "Version",
			enableSorting: false,
			meta: { label: "Version", width: 80 },
			cell: (c) => `v${c.getValue()}`,
		}),
		col.accessor("sizeBytes", {
			header: "Size",
			enableSorting: true,
			meta: {
				label: "Size",
				width: 90,
				align: "end",
				filters: [{ kind: "sizes", label: "Size", min: "sizeMin", max: "sizeMax" }],
			},
			cell: (c) => <Size bytes={c.getValue()} />,
		}),
		col.accessor("transform", {
			header: "Made by",
			enableSorting: false,
			meta: {
				label: "Made by",
				width: 200,
				isDetail: true,
				filters: [{ kind: "text", label: "Made by transform", key: "transform", placeholder: "uid" }],
			},
			cell: ({ row: { original: file } }) =>
				file.transform ? <a href={`/transforms/${file.transform.uid}`}>{file.transform.name}</a> : "by hand",
		}),
		col.accessor("createdBy", personColumn("Ingested by")),
		col.accessor("createdAt", timeColumn("When", "Saved", now)),
		col.accessor("tags", tagsColumn),
		col.accessor("type", {
			header: "Type",
			enableSorting: false,
			meta: { label: "Type", width: 80, isExtra: true },
		}),
		col.accessor("description", {
			header: "Description",
			enableSorting: false,
			meta: {
				label: "Description",
				width: 260,
				isExtra: true,
				filters: [
					{
						kind: "choice",
						label: "Archive",
						key: "archived",
						all: "Not archived",
						choices: [
							{ value: "include", label: "Archived too" },
							{ value: "only", label: "Archived only" },
						],
					},
				],
			},
		}),
		col.accessor("hash", {
			header: "SHA-256",
			enableSorting: false,
			meta: { label: "SHA-256", width: 140, isExtra: true },
			cell: (c) => {
				const hash = c.getValue();
				return hash && <code title={hash}>{hash.slice(0, 12)}</code>;
			},
		}),
	]);
}
