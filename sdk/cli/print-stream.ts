import { once } from "node:events";

/** Passes a body on as it comes; a slow reader of ours holds the server back. */
export async function printStream(response: Response): Promise<void> {
	for await (const chunk of response.body ?? []) {
		if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
	}
}
