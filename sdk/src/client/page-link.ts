import { currentConnection } from "./http.ts";

/** The address of a record's page on the dashboard, for hints. */
export async function pageLink(kind: "files" | "runs" | "transforms", uid: string): Promise<string> {
	return `${(await currentConnection()).url}/${kind}/${uid}`;
}
