import type { FileView } from "../../lib/contracts/files.ts";
import { CopyCode } from "./copy-code.tsx";
import classes from "./record.module.css";

/** Formats that the SDK reads into values. */
const parsed = /^\.(csv|tsv|json|ndjson|jsonl|txt)(\.gz)?$/;

/** Code that reads this very version: SDK, command line, and curl where there are bytes to fetch. */
export function UseIt({ file }: { file: FileView }) {
	const read = parsed.test(file.suffix)
		? "const content = await file.load(); // or file.stage() for a path on this computer"
		: "const path = await file.stage();";
	return (
		<>
			<h2 className={classes.sectionTitle}>Use it</h2>
			<CopyCode
				label="In TypeScript"
				code={`import * as ln from "whence";\n\nconst file = await ln.File.select({ uid: "${file.uid}" }).one();\n${read}`}
			/>
			{file.type === "file" && (
				<>
					<CopyCode label="In a terminal" code={`npx whence get ${file.uid}`} />
					<CopyCode
						label="With curl"
						code={`curl -OJ -H "Authorization: Bearer $WHENCE_TOKEN" "$WHENCE_URL/api/v1/files/${file.uid}/content?download=1"`}
					/>
				</>
			)}
		</>
	);
}
