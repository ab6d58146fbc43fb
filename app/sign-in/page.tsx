import type { Metadata } from "next";
import { CopyCode } from "../../components/record/copy-code.tsx";
import classes from "../../components/record/record.module.css";
import own from "./sign-in.module.css";

export const metadata: Metadata = { title: "Sign in" };

const refusals: Record<string, string> = {
	used: "This link was used already. Links work once; get a new one:",
	expired: "This link has expired. Links live ten minutes; get a new one:",
	invalid: "This link is not valid. Get a new one:",
};

export default async function SignInPage({
	searchParams,
}: {
	searchParams: Promise<{ error?: string | string[]; next?: string | string[] }>;
}) {
	const { error, next } = await searchParams;
	const refusal = typeof error === "string" ? (refusals[error] ?? refusals.invalid) : null;
	return (
		<section className={classes.center}>
			<h1 className={classes.pageTitle}>Sign in to Whence</h1>
			{refusal ? (
				<p role="alert" className={classes.warn}>
					{refusal}
				</p>
			) : (
				<p>
					Whence signs you in with a link that works once. Run this where the server runs, and open what it
					prints:
				</p>
			)}
			<CopyCode label="Get a sign-in link" code="npx whence open" />
			<form method="post" action="/api/auth/link" className={own.pasteLink}>
				<input type="hidden" name="next" value={typeof next === "string" ? next : "/"} />
				<label htmlFor="token">Or paste the link here, to go on to where you were:</label>
				<input id="token" name="token" type="text" required autoComplete="off" spellCheck={false} />
				<button type="submit" className={`${classes.button} ${classes.primary}`}>
					Sign in
				</button>
			</form>
		</section>
	);
}
