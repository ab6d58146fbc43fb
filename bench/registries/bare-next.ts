// The same page as bare-react.ts's, as Next serves it: an app of one route that is nothing but the table, built anew for the bench in a
// folder that goes with it. What Next itself brings is there: its script, the second rendering of the rows for the browser.
import { spawnSync } from "node:child_process";
import { copyFile, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { serveBare } from "./serve-bare.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

const layout = `export const metadata = { title: "Files" };
export default ({ children }) => <html lang="en"><body>{children}</body></html>;
`;
// The verb is handed over as the product hands its database to its pages: the two bundles share no modules.
const page = `import { bareTable } from "./bare-table.ts";
export const dynamic = "force-dynamic";
export default async () => bareTable(await globalThis.bareFiles());
`;
const config = `export default { turbopack: { root: ${JSON.stringify(root)} }, typescript: { ignoreBuildErrors: true } };
`;

/** Within the repository, where its own Next and React are found. */
async function build(): Promise<string> {
	await mkdir(join(root, "dist"), { recursive: true });
	const folder = await mkdtemp(join(root, "dist", "bare-next-"));
	const app = join(folder, "app");
	await mkdir(app);
	await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
	await writeFile(join(folder, "next.config.mjs"), config);
	await writeFile(join(app, "layout.jsx"), layout);
	await writeFile(join(app, "page.jsx"), page);
	await copyFile(new URL("./bare-table.ts", import.meta.url), join(app, "bare-table.ts"));
	const built = spawnSync(
		process.execPath,
		[join(root, "node_modules", "next", "dist", "bin", "next"), "build"],
		{
			cwd: folder,
			stdio: ["ignore", "ignore", "inherit"],
			env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1" },
		},
	);
	if (built.status !== 0) throw new Error(`the bare page was not built: ${built.status}`);
	return folder;
}

void serveBare(async (files) => {
	const folder = await build();
	process.once(
		"SIGTERM",
		() => void rm(folder, { recursive: true, force: true }).then(() => process.exit(0)),
	);
	// Next speaks by console.log, and the first line on standard output is the port.
	console.log = console.error;
	Object.assign(globalThis, { bareFiles: files });
	const { default: next } = await import("next");
	const app = next({ dev: false, dir: folder });
	await app.prepare();
	return app.getRequestHandler();
});
