import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { thisHour, usualSeed } from "./databases.ts";
import { seedInstance } from "./instance.ts";

export const seedUsage = `npm run bench -- seed --files N [options]

Makes an instance of N files (versions), N/2 runs and N/100 transforms, the same for the same seed and time.

  --files N         how many (100000)
  --storage DIR     the instance's folder, made when missing (./seeded-data)
  --postgres URL    the database, empty; embedded in the storage's folder unless said, or DATABASE_URL
  --owner HANDLE    the admin (owner)
  --seed N          other names, sizes and edges of the same shape (1)
  --until TIME      when the newest was made (the hour that has begun)

Open it afterwards with: npm start -- --storage DIR`;

interface SeedArguments {
	storage: string;
	owner: string;
	files: number;
	seed: number;
	until: Date;
	postgres: string | undefined;
}

function parse(argv: readonly string[]): SeedArguments {
	const { values } = parseArgs({
		args: [...argv],
		options: {
			files: { type: "string", default: "100000" },
			storage: { type: "string", default: "seeded-data" },
			postgres: { type: "string" },
			owner: { type: "string", default: "owner" },
			seed: { type: "string", default: String(usualSeed) },
			until: { type: "string" },
		},
	});
	const whole = (name: string, text: string, least: number) => {
		if (/^\d{1,9}$/.test(text) && Number(text) >= least) return Number(text);
		throw new Error(`--${name} must be a whole number from ${least}, not ${JSON.stringify(text)}.`);
	};
	const until = values.until === undefined ? thisHour() : new Date(values.until);
	if (Number.isNaN(until.getTime())) throw new Error(`--until must be a time, not ${values.until}.`);
	return {
		files: whole("files", values.files, 100),
		seed: whole("seed", values.seed, 0),
		storage: resolve(values.storage),
		owner: values.owner,
		until,
		postgres: values.postgres,
	};
}

/** `npm run bench -- seed`: an instance to look at. */
export async function seedCommand(argv: readonly string[]): Promise<void> {
	if (argv.includes("--help")) {
		console.log(seedUsage);
		return;
	}
	const { postgres, ...options } = parse(argv);
	if (postgres !== undefined) process.env["DATABASE_URL"] = postgres;
	const begin = performance.now();
	const seconds = () => `${((performance.now() - begin) / 1000).toFixed(0)} s`.padStart(6);
	let last = "";
	await seedInstance(options, (what, share) => {
		const line = `${what} ${Math.floor(share * 10) * 10} %`;
		if (line !== last) console.log(`${seconds()}  ${line}`);
		last = line;
	});
	console.log(
		`${seconds()}  done: --seed ${options.seed} --until ${options.until.toISOString()} makes it again.`,
	);
	const database = process.env["DATABASE_URL"] ? `DATABASE_URL=${process.env["DATABASE_URL"]} ` : "";
	console.log(`Look at it: ${database}npm start -- --storage ${options.storage}`);
}
