import type { Metadata } from "next";
import { redirect } from "next/navigation";
import classes from "../../../components/record/record.module.css";
import { SubmitAtOnce } from "./submit-at-once.tsx";

// The token must not travel to other sites in a Referer header. (`no-referrer` would make the POST's Origin null.)
export const metadata: Metadata = { title: "Sign in", referrer: "same-origin", robots: { index: false } };

/** Opening a link changes nothing, so that a chat's preview cannot use it up: the form does, by POST. */
export default async function SignInLinkPage({
	searchParams,
}: {
	searchParams: Promise<{ token?: string | string[]; next?: string | string[] }>;
}) {
	const { token, next } = await searchParams;
	if (typeof token !== "string" || token === "") redirect("/sign-in?error=invalid");
	return (
		<section className={classes.center}>
			<h1 className={classes.pageTitle}>Signing in…</h1>
			<SubmitAtOnce token={token} next={typeof next === "string" ? next : "/"} />
		</section>
	);
}
