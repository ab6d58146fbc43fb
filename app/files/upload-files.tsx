"use client";

import { IconUpload } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useQueryStates } from "nuqs";
import type { Action } from "../../components/forms/action.ts";
import type { SentFile } from "../../components/forms/upload/send-file.ts";
import classes from "../../components/record/record.module.css";
import type { FileRegisterView } from "../../lib/contracts/files.ts";
import { uploadParam } from "./search-params.ts";

// What reads and sends files is much, and most visits send none.
const UploadDialog = dynamic(() => import("./upload-dialog.tsx").then((module) => module.UploadDialog), {
	ssr: false,
});

/** The way to the dialog that uploads files; it is loaded when somebody wants it. */
export function UploadFiles({ register }: { register: Action<{ files: SentFile[] }, FileRegisterView[]> }) {
	const [{ upload }, setUpload] = useQueryStates(uploadParam);
	return (
		<>
			<button type="button" className={classes.button} onClick={() => setUpload({ upload: true })}>
				<IconUpload size={16} aria-hidden /> Upload
			</button>
			{upload && <UploadDialog register={register} />}
		</>
	);
}
