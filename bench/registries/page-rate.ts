import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Measurement, measurement } from "../measure.ts";
import type { MeasuredInstance } from "./instance.ts";
import type { Served } from "./served.ts";

const clients = 8;
const pagesOfARound = 80;
const rounds = 6;

const floors = [
	{ program: new URL("./bare-next.ts", import.meta.url), what: "a bare table of the same rows, by Next" },
	{
		program: new URL("./bare-react.ts", import.meta.url),
		what: "a bare table of the same rows, by React alone",
	},
];

/** How many pages of files a second, next to pages of the same rows that are nothing else. */
export async function measureRate(instance: MeasuredInstance, served: Served): Promise<Measurement[]> {
	const { databaseUrl } = instance;
	// An embedded database is the server's alone.
	if (databaseUrl === null) return [];
	const ours: number[] = [];
	const started: Bare[] = [];
	try {
		for (const { program } of floors) started.push(await startBare(program, instance.storage, databaseUrl));
		for (let round = -1; round < rounds; round++) {
			for (const { url, rates } of started) {
				const rate = await perSecond(() => fetch(url, { headers: { "accept-encoding": "gzip" } }));
				if (round >= 0) rates.push(rate);
			}
			const rate = await perSecond(() => served.get("/files"));
			if (round >= 0) ours.push(rate);
		}
	} finally {
		for (const { stop } of started) await stop();
	}
	return floors.map(({ what }, at) =>
		measurement({
			bench: "registries",
			what: "page files: pages a second (more is better)",
			ours,
			floor: started[at]?.rates ?? [],
			floorWhat: what,
			unit: "/s",
		}),
	);
}

interface Bare {
	url: string;
	rates: number[];
	stop(): Promise<void>;
}

async function startBare(program: URL, storage: string, databaseUrl: string): Promise<Bare> {
	const bare = spawn(process.execPath, ["--import", "tsx", fileURLToPath(program), storage, databaseUrl], {
		stdio: ["ignore", "pipe", "inherit"],
		env: { ...process.env, NODE_ENV: "production" },
	});
	const { port } = await new Promise<{ port: number }>((resolve, reject) => {
		bare.once("exit", (code) => reject(new Error(`the bare page's server ended with ${code}`)));
		createInterface(bare.stdout).once("line", (line) => resolve(JSON.parse(line)));
	});
	return {
		url: `http://127.0.0.1:${port}/`,
		rates: [],
		stop: async () => {
			const ended = new Promise((resolve) => bare.once("exit", resolve));
			if (bare.exitCode === null && bare.kill("SIGTERM")) await ended;
		},
	};
}

async function perSecond(get: () => Promise<Response>): Promise<number> {
	let left = pagesOfARound;
	const begin = performance.now();
	const client = async () => {
		while (left-- > 0) {
			const answer = await get();
			if (answer.status !== 200) throw new Error(`a page answered ${answer.status}`);
			await answer.arrayBuffer();
		}
	};
	await Promise.all(Array.from({ length: clients }, client));
	return (pagesOfARound * 1000) / (performance.now() - begin);
}
