/** The companion's source. A text, so that bundlers need not know it is a file of its own. */
export const companionSource = `
const { parentPort, workerData } = require("node:worker_threads");
const { base, headers, heartbeatMs, drainMs, writer, done, onTheWay } = workerData;
const post = (path, json, ms) => fetch(base + path, {
	method: "POST",
	headers: { ...headers, "content-type": "application/json" },
	body: JSON.stringify(json),
	signal: AbortSignal.timeout(ms),
});
// A beat that fails is made up for by the next one.
setInterval(() => post("/heartbeat", {}, 4500).catch(() => undefined), heartbeatMs);

const retryMs = 1000;
const requestChars = 256 * 1024;
const requestEntries = 1000;
const requestLines = 10000;
let queue = [];
let no = 0;
let isRefused = false;
let isEnding = false;
let sending = null;
const sent = (chars) => Atomics.sub(onTheWay, 0, chars);

/** What one request has room for. */
function nextPart() {
	const part = { entries: [], chars: 0 };
	let lines = 0;
	while (queue.length > 0 && part.entries.length < requestEntries && part.chars < requestChars && lines < requestLines) {
		const entry = queue.shift();
		part.entries.push(entry);
		part.chars += entry.text.length;
		lines += entry.text.split("\\n").length;
	}
	return part;
}

/** Whether the server took it, or never will. The same part again adds nothing, so that it may be sent again. */
async function isSettled(part) {
	try {
		const { status } = await post("/log", { part: { writer, no }, entries: part.entries }, 10000);
		if (status >= 400 && status < 500 && status !== 408 && status !== 429) isRefused = true;
		return status < 500;
	} catch {
		return false;
	}
}

async function sendAll() {
	while (queue.length > 0) {
		const part = nextPart();
		while (!isRefused && !(await isSettled(part))) {
			if (isEnding) isRefused = true;
			else await new Promise((resolve) => setTimeout(resolve, retryMs));
		}
		no++;
		sent(part.chars);
		if (!isRefused) continue;
		for (const { text } of queue) sent(text.length);
		queue = [];
	}
}

function send(entries) {
	queue.push(...entries);
	sending ??= sendAll().finally(() => {
		sending = null;
	});
}

/** Waits for what is on its way, but not for a server that is away. */
function drained() {
	isEnding = true;
	return Promise.race([sending, new Promise((resolve) => setTimeout(resolve, drainMs))]);
}

parentPort.on("message", (message) => {
	if (message.entries) {
		if (isRefused) for (const { text } of message.entries) sent(text.length);
		else send(message.entries);
	} else if (message.isDrain) {
		drained().then(() => parentPort.postMessage("drained"));
	} else {
		drained()
			.then(() => post("/finish", { status: message.status, exitCode: message.exitCode }, 4500))
			.catch(() => undefined)
			.finally(() => {
				Atomics.store(done, 0, 1);
				Atomics.notify(done, 0);
			});
	}
});
`;
