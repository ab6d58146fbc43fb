import Link from "next/link";
import classes from "../components/record/record.module.css";
import { type ErrorCode, WhenceError } from "../lib/contracts/errors.ts";

/** What a verb says of an address that makes no sense: a hand-made or outdated link is no fault of ours. */
export async function orRefusal<T>(
	asked: Promise<T>,
	codes: readonly ErrorCode[] = ["invalid"],
): Promise<T | WhenceError> {
	try {
		return await asked;
	} catch (error) {
		if (error instanceof WhenceError && codes.includes(error.code)) return error;
		throw error;
	}
}

/** Says what is wrong with the address, and leads back to the page without it. */
export function Refused({ title, href, error }: { title: string; href: string; error: WhenceError }) {
	return (
		<>
			<h1 className={classes.pageTitle}>{title}</h1>
			<div role="alert" className={classes.warn}>
				This address cannot be shown. {error.message} {error.hint}{" "}
				<Link href={href}>Begin without its filters</Link>
			</div>
		</>
	);
}
