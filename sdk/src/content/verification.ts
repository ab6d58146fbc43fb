import type { OnProgress } from "./progress.ts";

/** How a file is verified. */
export interface VerifyOptions {
	/** Told how far the reading is. */
	onProgress?: OnProgress;
}

/** What verifying a file came to. */
export interface Verification {
	/** `present`: exactly the recorded bytes; `changed`: others; `missing`: none. */
	state: "present" | "changed" | "missing";
	/** SHA-256 of what lies there now; null when nothing does, or it could not be read whole. */
	foundHash: string | null;
	/** One sentence for people. */
	message: string;
}
