import type { Metadata } from "next";
import Link from "next/link";
import classes from "../components/record/record.module.css";

export const metadata: Metadata = { title: "Not found" };

export default function NotFound() {
	return (
		<section className={classes.center}>
			<h1 className={classes.pageTitle}>There is no such record</h1>
			<p>
				The address may be mistyped, or it belongs to another instance. Search with ⌘K, or begin at the
				overview.
			</p>
			<Link href="/">Overview</Link>
		</section>
	);
}
