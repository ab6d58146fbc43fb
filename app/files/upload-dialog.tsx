"use client";

import { Modal } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useState } from "react";
import { useDropzone } from "react-dropzone";
import type { Action } from "../../components/forms/action.ts";
import { runAction } from "../../components/forms/run-action.ts";
import { type SentFile, sendFile } from "../../components/forms/upload/send-file.ts";
import { formatSize } from "../../components/record/format-size.ts";
import classes from "../../components/record/record.module.css";
import type { FileRegisterView } from "../../lib/contracts/files.ts";
import { uploadParam } from "./search-params.ts";

/** Files dropped or picked are sent, then registered as the outputs of one upload run. */
export function UploadDialog({ register }: { register: Action<{ files: SentFile[] }, FileRegisterView[]> }) {
	const router = useRouter();
	const [{ upload }, setUpload] = useQueryStates(uploadParam);
	const [files, setFiles] = useState<File[]>([]);
	const [folder, setFolder] = useState("");
	const [progress, setProgress] = useState<{ name: string; part: number } | null>(null);
	const { getRootProps, getInputProps, open, isDragActive } = useDropzone({
		noClick: true,
		noKeyboard: true,
		disabled: progress !== null,
		onDrop: (dropped) => setFiles((before) => [...before, ...dropped]),
	});

	async function send() {
		const prefix = folder.replace(/^\/+|\/+$/g, "");
		try {
			const sent: SentFile[] = [];
			for (const file of files) {
				const key = prefix ? `${prefix}/${file.name}` : file.name;
				sent.push(await sendFile(file, key, (part) => setProgress({ name: file.name, part })));
			}
			const views = await runAction(register, { files: sent });
			if (!views) return;
			setFiles([]);
			// The address first: whoever reads that it is done may already go elsewhere.
			await setUpload({ upload: null });
			notifications.show({ title: "Uploaded", message: views.map((view) => view.message).join(" ") });
			router.refresh();
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			notifications.show({ color: "red", title: "Not uploaded", message, autoClose: false });
		} finally {
			setProgress(null);
		}
	}

	return (
		<Modal
			opened={upload}
			onClose={() => progress === null && setUpload({ upload: null })}
			title="Upload files"
			closeButtonProps={{ "aria-label": "Close" }}
		>
			<div className={classes.stack}>
				<div
					{...getRootProps()}
					style={{
						padding: 24,
						borderRadius: 8,
						border: `2px dashed var(--w-${isDragActive ? "file" : "line"})`,
					}}
				>
					<input {...getInputProps()} aria-label="Files to upload" />
					Drop files here, or{" "}
					<button type="button" className={classes.button} onClick={open}>
						choose some
					</button>
				</div>
				{files.length > 0 && (
					<ul className={classes.list}>
						{files.map((file) => (
							<li key={`${file.name} ${file.size} ${file.lastModified}`}>
								<span className={classes.main}>{file.name}</span>
								<span className={classes.dim}>{formatSize(file.size)}</span>
							</li>
						))}
					</ul>
				)}
				<label>
					Folder in the registry
					<input value={folder} onChange={(e) => setFolder(e.currentTarget.value)} placeholder="fastqs" />
				</label>
				{progress && (
					<div>
						<progress
							value={progress.part}
							max={1}
							style={{ width: "100%" }}
							aria-label={`Sending ${progress.name}`}
						/>
						<p className={classes.quiet}>Sending {progress.name}</p>
					</div>
				)}
				<button
					type="button"
					className={`${classes.button} ${classes.primary}`}
					disabled={files.length === 0 || progress !== null}
					onClick={send}
				>
					Upload {files.length > 0 && files.length}
				</button>
			</div>
		</Modal>
	);
}
