import { notFound } from "next/navigation";
import { WhenceError } from "../lib/contracts/errors.ts";

/** Shows the not-found page when the record is not there; every other refusal stays an error. */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
	try {
		return await found;
	} catch (error) {
		if (error instanceof WhenceError && error.code === "not_found") notFound();
		throw error;
	}
}

/** The open tab: the one named in the address when there is such a one, else the first. */
export function openTab(tabs: readonly { id: string }[], asked: string | string[] | undefined): string {
	return tabs.find(({ id }) => id === asked)?.id ?? tabs[0]?.id ?? "";
}
