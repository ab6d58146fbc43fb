import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { Custody } from "../../../../components/audit/custody.tsx";
import { PrintButton } from "../../../../components/audit/print-button.tsx";
import classes from "../../../../components/record/record.module.css";
import { pageCtx } from "../../../../lib/auth/page-ctx.ts";
import { getRuntime } from "../../../../lib/runtime.ts";
import { getCustody } from "../../../../lib/services/files/get-custody.ts";
import { orNotFound } from "../../../or-not-found.ts";

interface Props {
	params: Promise<{ uid: string }>;
}

/** Title and page show the same custody: it is read once. */
const readCustody = cache(async (uid: string) => {
	const { adjacency, env } = getRuntime();
	const ctx = await pageCtx();
	return orNotFound(getCustody({ ctx, input: { uid }, adjacency, logsDownloads: env.logsDownloads }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
	const { file } = await readCustody((await params).uid);
	return { title: `Custody of ${file.key}` };
}

export default async function CustodyPage({ params }: Props) {
	const ctx = await pageCtx();
	const custody = await readCustody((await params).uid);
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
