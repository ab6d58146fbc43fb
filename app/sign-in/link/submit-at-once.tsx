"use client";

import { useEffect, useRef } from "react";
import classes from "../../../components/record/record.module.css";

/** Sends the one-time token, and the path to go to then; without scripts the button does it. */
export function SubmitAtOnce({ token, next }: { token: string; next: string }) {
	const form = useRef<HTMLFormElement>(null);
	useEffect(() => form.current?.requestSubmit(), []);
	return (
		<form ref={form} method="post" action="/api/auth/link">
			<input type="hidden" name="token" value={token} />
			<input type="hidden" name="next" value={next} />
			<button type="submit" className={`${classes.button} ${classes.primary}`}>
				Sign in
			</button>
		</form>
	);
}
