import type { Metadata } from "next";
import Link from "next/link";
import { Custody } from "../../../../components/audit/custody.tsx";
import { PrintButton } from "../../../../components/audit/print-button.tsx";
import classes from "../../../../components/record/record.module.css";
import { pageCtx } from "../../../../lib/auth/page-ctx.ts";
import { getRuntime } from "../../../../lib/runtime.ts";
import { getCustody } from "../../../../lib/services/files/get-custody.ts";
import { getFile } from "../../../../lib/services/files/get-file.ts";
import { orNotFound } from "../../../or-not-found.ts";

interface Props {
	params: Promise<{ uid: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { uid } = await params;
	const file = await orNotFound(getFile({ ctx: await pageCtx(), input: { uid } }));
	return { title: `Custody of ${file.key}` };
}

export default async function CustodyPage({ params }: Props) {
	const ctx = await pageCtx();
	const { uid } = await params;
	const { adjacency, env } = getRuntime();
	const custody = await orNotFound(
		getCustody({ ctx, input: { uid }, adjacency, logsDownloads: env.logsDownloads }),
	);
	return (
		<article>
			<h1 className={classes.pageTitle}>Custody of {custody.file.key}</h1>
			<p className={classes.tags} data-no-print>
				<Link className={classes.button} href={`/files/${custody.file.uid}`}>
					Back to the file
				</Link>
				<PrintButton />
			</p>
			<Custody
				custody={custody}
				drawnUp={{ at: new Date().toISOString(), by: ctx.actor.handle, instance: ctx.instance }}
			/>
		</article>
	);
}
