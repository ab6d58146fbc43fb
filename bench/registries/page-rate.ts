import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Measurement, measurement } from "../measure.ts";
import type { MeasuredInstance } from "./instance.ts";
import type { Served } from "./served.ts";

const clients = 8;
const pagesOfARound = 80;
const rounds = 4;

/** How many pages of files a second, next to a page of the same rows that is nothing else. */
export async function measureRate(instance: MeasuredInstance, served: Served): Promise<Measurement[]> {
	// An embedded database is the server's alone.
	if (instance.databaseUrl === null) return [];
	const bare = spawn(
		process.execPath,
		[
			...["--import", "tsx", fileURLToPath(new URL("./bare-server.ts", import.meta.url))],
			...[instance.storage, instance.databaseUrl],
		],
		{ stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NODE_ENV: "production" } },
	);
	try {
		const { port } = await new Promise<{ port: number }>((resolve, reject) => {
			bare.once("exit", (code) => reject(new Error(`the bare page's server ended with ${code}`)));
			createInterface(bare.stdout).once("line", (line) => resolve(JSON.parse(line)));
		});
		const times: { ours: number[]; floor: number[] } = { ours: [], floor: [] };
		for (let round = -1; round < rounds; round++) {
			const floor = await perSecond(() => fetch(`http://127.0.0.1:${port}/`));
			const ours = await perSecond(() => served.get("/files"));
			if (round < 0) continue;
			times.floor.push(floor);
			times.ours.push(ours);
		}
		return [
			measurement({
				bench: "registries",
				what: "page files: pages a second (more is better)",
				...times,
				floorWhat: "a bare table of the same rows, by React alone",
				unit: "/s",
			}),
		];
	} finally {
		bare.kill("SIGKILL");
	}
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
