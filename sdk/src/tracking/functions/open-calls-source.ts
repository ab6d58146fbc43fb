/** The source of the thread beside tracked functions. A text, so that bundlers need not know it is a file of its own. */
export const openCallsSource = `
const { parentPort, workerData } = require("node:worker_threads");
const { base, headers, heartbeatMs, done } = workerData;
const open = new Set();
const post = (uid, path, json) => fetch(base + "/runs/" + uid + path, {
	method: "POST",
	headers: { ...headers, "content-type": "application/json" },
	body: JSON.stringify(json),
	signal: AbortSignal.timeout(4500),
}).catch(() => undefined);
// A beat that fails is made up for by the next one.
setInterval(() => {
	for (const uid of open) post(uid, "/heartbeat", {});
}, heartbeatMs);
parentPort.on("message", ({ begun, ended, status }) => {
	if (begun) open.add(begun);
	if (ended) open.delete(ended);
	if (!status) return;
	// The innermost began last, and ends first.
	const inTurn = [...open].reverse();
	const all = inTurn.reduce((before, uid) => before.then(() => post(uid, "/finish", { status })), Promise.resolve());
	all.finally(() => {
		Atomics.store(done, 0, 1);
		Atomics.notify(done, 0);
	});
});
`;
