import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type ConnectionStatus, FeedConnection, pollMs } from "./feed-connection.ts";
import { aChange, FakeServer } from "./testing.ts";

let server: FakeServer;
let heard: string[];
let statuses: ConnectionStatus[];
let connection: FeedConnection;
beforeEach(() => {
	vi.useFakeTimers();
	server = new FakeServer();
	heard = [];
	statuses = [];
});
afterEach(() => {
	connection.stop();
	vi.useRealTimers();
});

function connect(hasStream = true): void {
	connection = new FeedConnection({
		platform: server,
		cursor: "c0",
		hasStream,
		onView: ({ isReset, changes }) => heard.push(...(isReset ? ["reset"] : changes.map(({ id }) => id))),
		onStatus: (status) => status !== statuses.at(-1) && statuses.push(status),
	});
	connection.start();
}
const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);

it("hears what is streamed, and comes again where it was when the stream breaks", async () => {
	connect();
	await wait(0);
	server.tell(aChange("1"));
	server.breakStreams();
	server.tell(aChange("2"));
	expect(heard).toEqual(["1"]);
	await wait(1000);
	expect(heard).toEqual(["1", "2"]);
	expect(statuses).toEqual(["connecting", "live", "reconnecting", "live"]);
	expect(server.streamsOpened).toBe(2);
	expect(server.streams.size).toBe(1);
});

it("waits longer each time nothing answers, and never as long as all others do", async () => {
	server.isDown = true;
	connect();
	await wait(60_000);
	expect(statuses).toEqual(["connecting", "reconnecting"]);
	const few = server.asked;
	expect(few).toBeGreaterThan(5);
	expect(few).toBeLessThan(14);
	server.random = () => 0.999;
	server.isDown = false;
	server.tell(aChange("1"));
	await wait(16_000);
	expect(heard).toEqual(["1"]);
	expect(statuses.at(-1)).toBe("live");
});

it("asks now and then when streams fail and questions do not, and streams again when it can", async () => {
	server.hasStreams = false;
	connect();
	await wait(5000);
	expect(statuses).toEqual(["connecting", "reconnecting", "polling"]);
	server.tell(aChange("1"));
	await wait(pollMs);
	expect(heard).toEqual(["1"]);
	server.hasStreams = true;
	await wait(65_000);
	expect(statuses.at(-1)).toBe("live");
	const before = server.polls;
	await wait(10_000);
	expect(server.polls).toBe(before);
});

it("takes a stream for dead that is silent, from the first or later on", async () => {
	server.isSilent = true;
	connect();
	await wait(16_000);
	expect(statuses).toEqual(["connecting", "reconnecting"]);
	server.isSilent = false;
	await wait(20_000);
	expect(statuses.at(-1)).toBe("live");
	await wait(35_000);
	expect(statuses.at(-1)).toBe("live");
	await wait(15_000);
	expect(statuses).toContain("reconnecting");
	expect(server.streams.size).toBeLessThanOrEqual(1);
});

it("gives up for good when signed out, by the stream's end or by an answer", async () => {
	connect();
	await wait(0);
	for (const stream of server.streams) stream.onEnd();
	expect(statuses.at(-1)).toBe("signed_out");
	connection.stop();
	server.isSignedOut = true;
	connect();
	await wait(20_000);
	expect(statuses.at(-1)).toBe("signed_out");
	const asked = server.asked;
	await wait(300_000);
	expect(server.asked).toBe(asked);
});

it("does nothing more once it is stopped", async () => {
	connect(false);
	await wait(pollMs * 2.5);
	connection.stop();
	const { asked } = server;
	await wait(300_000);
	expect(server.asked).toBe(asked);
	expect(server.streamsOpened).toBe(0);
});
