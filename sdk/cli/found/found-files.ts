import type { EdgeOrigin } from "../../../lib/contracts/enums.ts";

/** A file that a command read or made, and what it is called. */
export interface FoundFile {
	path: string;
	key: string;
	/** How that is known. */
	origin: EdgeOrigin;
	/** When it was read, in seconds since 1970. */
	at?: number;
}

/** What was found out about a command's files. */
export interface FoundFiles {
	inputs: FoundFile[];
	outputs: FoundFile[];
	/** Read, and then changed by whomever: what was read is not there any more. */
	lost: string[];
}
