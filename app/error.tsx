"use client";

import { useEffect } from "react";
import classes from "../components/record/record.module.css";

/** A page that could not be shown. What went wrong is in the server's log, under the digest. */
export default function ErrorPage({
	error,
	reset,
}: {
	error: Error & { digest?: string };
	reset: () => void;
}) {
	useEffect(() => console.error(error), [error]);
	return (
		<section className={classes.center} role="alert">
			<h1 className={classes.pageTitle}>This page could not be shown</h1>
			<p>Try again. If it stays, the server's log says why{error.digest && ` under ${error.digest}`}.</p>
			<button type="button" className={classes.button} onClick={reset}>
				Try again
			</button>
		</section>
	);
}
