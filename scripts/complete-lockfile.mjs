// A registry mirror may lack the packages of other platforms; npm then leaves them out of the lockfile and
// `npm ci` refuses it. This puts them in, as optional packages that only their own platform installs.
// Run it after every change of dependencies: `node scripts/complete-lockfile.mjs`.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./setup.mjs";

const path = join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8"));
const systems = [
	"darwin",
	"win32",
	"linux",
	"android",
	"freebsd",
	"openbsd",
	"netbsd",
	"sunos",
	"aix",
	"openharmony",
];
const processors = [
	"x64",
	"arm64",
	"arm",
	"ia32",
	"riscv64",
	"ppc64",
	"s390x",
	"loong64",
	"mips64el",
	"wasm32",
];

/** What a platform package's name says of where it belongs, by the convention of their makers. */
function platformOf(name) {
	const parts = name.split(/[-/]/);
	const system = parts.includes("linuxmusl") ? "linux" : systems.find((each) => parts.includes(each));
	const processor = processors.find((each) => parts.includes(each));
	const isMusl = parts.some((part) => part.includes("musl"));
	return {
		...(processor ? { cpu: [processor] } : {}),
		...(isMusl ? { libc: ["musl"] } : {}),
		...(system ? { os: [system] } : {}),
	};
}

let added = 0;
for (const entry of Object.values({ ...lock.packages })) {
	for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
		const key = `node_modules/${name}`;
		// Ranges are of packages that every mirror has; platform packages are pinned by their parent.
		if (lock.packages[key] || !/^\d/.test(version)) continue;
		lock.packages[key] = {
			version,
			...platformOf(name),
			optional: true,
			...(entry.dev ? { dev: true } : {}),
		};
		added++;
	}
}
const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
lock.packages = Object.fromEntries(sorted);
writeFileSync(path, `${JSON.stringify(lock, null, "\t")}\n`);
console.log(`${added} packages of other platforms added.`);
