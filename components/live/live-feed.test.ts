import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { hiddenMs, LiveFeed } from "./live-feed.ts";
import { aChange, FakeBrowser, FakeServer } from "./testing.ts";

let server: FakeServer;
let browser: FakeBrowser;
const feeds: LiveFeed[] = [];
beforeEach(() => {
	vi.useFakeTimers();
	server = new FakeServer();
	browser = new FakeBrowser(server);
});
afterEach(() => {
	for (const feed of feeds.splice(0)) feed.stop();
	vi.useRealTimers();
});

const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms);
function open({ cursor = "c0", hasLocks = true } = {}) {
	const platform = browser.tab({ hasLocks });
	const feed = new LiveFeed(platform, cursor);
	const heard: string[] = [];
	feed.onNews(({ isReset, changes }) => heard.push(...(isReset ? ["reset"] : changes.map(({ id }) => id))));
	feed.start();
	feeds.push(feed);
	return { feed, heard, show: platform.show, setNetwork: platform.setNetwork };
}

it("has one connection however many tabs there are, and all hear each change once", async () => {
	const tabs = [open(), open(), open()];
	await wait(1000);
	for (const id of ["1", "2", "3"]) server.tell(aChange(id));
	await wait(0);
	expect(server.streams.size).toBe(1);
	expect(server.streamsOpened).toBe(1);
	for (const { heard, feed } of tabs) {
		expect(heard).toEqual(["1", "2", "3"]);
		expect(feed.status).toBe("live");
	}
	await wait(30_000);
	// Each of the others asked once, for what was written before it could hear.
	expect(server.polls).toBe(2);
});

it("hands the connection on when its tab goes; nothing is missed and nothing heard twice", async () => {
	const [first, second, third] = [open(), open(), open()];
	await wait(1000);
	server.tell(aChange("1"));
	await wait(0);
	first.feed.stop();
	server.tell(aChange("2"));
	await wait(1000);
	server.tell(aChange("3"));
	await wait(0);
	expect(first.heard).toEqual(["1"]);
	expect(second.heard).toEqual(["1", "2", "3"]);
	expect(third.heard).toEqual(["1", "2", "3"]);
	expect(server.streams.size).toBe(1);
});

it("catches up with what was written between its page and its first word", async () => {
	open();
	await wait(1000);
	server.tell(aChange("1"));
	await wait(0);
	const late = open({ cursor: "c0" });
	await wait(1000);
	expect(late.heard).toEqual(["1"]);
});

it("catches up in the end when nothing answered at first", async () => {
	open();
	await wait(1000);
	server.tell(aChange("1"));
	server.isDown = true;
	const late = open({ cursor: "c0" });
	await wait(10_000);
	expect(late.heard).toEqual([]);
	server.isDown = false;
	await wait(6000);
	expect(late.heard).toEqual(["1"]);
});

it("lets go when nobody looks for long, and catches up when it is shown again", async () => {
	const { feed, heard, show } = open();
	await wait(1000);
	show("hidden");
	await wait(hiddenMs - 1);
	expect(server.streams.size).toBe(1);
	await wait(1);
	expect(server.streams.size).toBe(0);
	expect(feed.status).toBe("paused");
	const { asked } = server;
	server.tell(aChange("1"));
	await wait(3_600_000);
	expect(server.asked).toBe(asked);
	show("visible");
	await wait(1000);
	expect(heard).toEqual(["1"]);
	expect(feed.status).toBe("live");
	show("hidden");
	await wait(hiddenMs / 2);
	show("visible");
	await wait(hiddenMs * 2);
	expect(server.streams.size).toBe(1);
});

it("gives the connection to a tab that is looked at", async () => {
	const [hidden, shown] = [open(), open()];
	await wait(1000);
	hidden.show("hidden");
	await wait(hiddenMs + 1000);
	server.tell(aChange("1"));
	await wait(0);
	expect(shown.heard).toEqual(["1"]);
	expect(hidden.feed.status).toBe("paused");
	expect(server.streams.size).toBe(1);
});

it("asks now and then where tabs cannot agree, and only while it is looked at", async () => {
	const { feed, heard, show } = open({ hasLocks: false });
	await wait(100);
	expect(feed.status).toBe("polling");
	server.tell(aChange("1"));
	await wait(6000);
	expect(heard).toEqual(["1"]);
	expect(server.streamsOpened).toBe(0);
	show("hidden");
	const { polls } = server;
	await wait(600_000);
	expect(server.polls).toBe(polls);
	show("visible");
	await wait(100);
	expect(server.polls).toBe(polls + 1);
});

it("lets a hidden tab that can only ask now and then give its turn to one that is looked at", async () => {
	server.hasStreams = false;
	const [one, two] = [open(), open()];
	await wait(6000);
	expect(two.feed.status).toBe("polling");
	one.show("hidden");
	await wait(6000);
	expect(one.feed.status).toBe("paused");
	server.tell(aChange("1"));
	await wait(6000);
	expect(two.heard).toEqual(["1"]);
});

it("tries nothing without a network, and at once when there is one again", async () => {
	const { feed, heard, setNetwork } = open();
	await wait(1000);
	setNetwork(false);
	expect(feed.status).toBe("reconnecting");
	expect(server.streams.size).toBe(0);
	const { asked } = server;
	server.tell(aChange("1"));
	await wait(3_600_000);
	expect(server.asked).toBe(asked);
	setNetwork(true);
	await wait(0);
	expect(heard).toEqual(["1"]);
	expect(feed.status).toBe("live");
	expect(server.streams.size).toBe(1);
});

it("stops in all tabs when signed out", async () => {
	const tabs = [open(), open()];
	await wait(1000);
	for (const stream of server.streams) stream.onEnd();
	await wait(1000);
	for (const { feed, show } of tabs) {
		expect(feed.status).toBe("signed_out");
		show("hidden");
		show("visible");
	}
	const { asked } = server;
	await wait(600_000);
	expect(server.asked).toBe(asked);
});

it("tells who comes late what changed since, or to look at all when that is forgotten", async () => {
	const { feed } = open();
	await wait(1000);
	const begin = Date.now();
	server.tell(aChange("1"));
	await wait(60_000);
	server.tell(aChange("2"));
	expect(feed.since(begin).changes.map(({ id }) => id)).toEqual(["1", "2"]);
	expect(feed.since(begin + 59_000).changes.map(({ id }) => id)).toEqual(["2"]);
	expect(feed.since(Date.now() + 10_000)).toEqual({ isReset: false, changes: [] });
	for (let n = 3; n < 1100; n++) server.tell(aChange(String(n)));
	expect(feed.since(begin)).toEqual({ isReset: true, changes: [] });
});
