import { describe, expect, test } from "vitest";
import { parseTraceLine } from "./trace-line.ts";

/** As strace 6.1 wrote them. */
const lines: [string, ReturnType<typeof parseTraceLine>][] = [
	[
		'1796077591.098369 openat(AT_FDCWD</a b>, "p.sh", O_RDONLY) = 3</a b/p.sh>',
		{
			cwd: "/a b",
			line: { at: 1796077591.098369, did: "opened", path: "/a b/p.sh", isRead: true, isWritten: false },
		},
	],
	[
		String.raw`1.5 openat(AT_FDCWD</t/d\303\251\76r>, "\303\251>\"x\n\\y (deleted)", O_WRONLY|O_CREAT|O_TRUNC|O_CLOEXEC, 0666) = 3</t/d\303\251\76r/\303\251\76\"x\n\\y (deleted)>`,
		{
			cwd: "/t/dé>r",
			line: {
				at: 1.5,
				did: "opened",
				path: '/t/dé>r/é>"x\n\\y (deleted)',
				isRead: false,
				isWritten: true,
			},
		},
	],
	[
		'1.5 openat(AT_FDCWD</t>, "O_WRONLY", O_RDWR) = 4</t/O_WRONLY>',
		{ cwd: "/t", line: { at: 1.5, did: "opened", path: "/t/O_WRONLY", isRead: true, isWritten: true } },
	],
	[
		'1.5 open("x", O_RDWR|O_CREAT|O_EXCL, 0600) = 4</t/x>',
		{ cwd: null, line: { at: 1.5, did: "opened", path: "/t/x", isRead: false, isWritten: true } },
	],
	[
		'1.5 openat(AT_FDCWD</t>, ".", O_RDONLY|O_NONBLOCK|O_CLOEXEC|O_DIRECTORY) = 4</t>',
		{ cwd: "/t", line: { at: 1.5, did: "opened", path: "/t", isRead: false, isWritten: false } },
	],
	[
		'1.5 creat("x", 0644)                    = 4</t/x>',
		{ cwd: null, line: { at: 1.5, did: "opened", path: "/t/x", isRead: false, isWritten: true } },
	],
	[
		'1.5 openat(AT_FDCWD</t>, "no", O_RDONLY) = -1 ENOENT (No such file or directory)',
		{ cwd: "/t", line: null },
	],
	[
		'1.5 renameat2(AT_FDCWD</t>, "a", 5</u v>, "b, \\"c", RENAME_NOREPLACE) = 0',
		{ cwd: "/t", line: { at: 1.5, did: "renamed", from: "/t/a", to: '/u v/b, "c' } },
	],
	[
		'1.5 rename("a.tmp", "/t/a") = 0',
		{ cwd: null, line: { at: 1.5, did: "renamed", from: "a.tmp", to: "/t/a" } },
	],
	['1.5 rename("a", "b") = -1 EXDEV (Invalid cross-device link)', { cwd: null, line: null }],
	['1.5 link("a", "b") = 0', { cwd: null, line: { at: 1.5, did: "linked", from: "a", to: "b" } }],
	['1.5 chdir("sub") = 0', { cwd: null, line: { at: 1.5, did: "moved", to: "sub" } }],
	["1.5 fchdir(3</t/sub>) = 0", { cwd: null, line: { at: 1.5, did: "moved", to: "/t/sub" } }],
	["1.5 vfork()               = 12324", { cwd: null, line: { at: 1.5, did: "began", pid: 12324 } }],
	[
		"1.5 clone3({flags=CLONE_VM, stack_size=0x7fff80} => {parent_tid=[12704]}, 88) = 12704",
		{ cwd: null, line: { at: 1.5, did: "began", pid: 12704 } },
	],
	["1.5 +++ exited with 0 +++", { cwd: null, line: null }],
	["", { cwd: null, line: null }],
];

describe("a line of a trace", () => {
	test.each(lines)("%s", (text, expected) => {
		expect(parseTraceLine(text)).toEqual(expected);
	});
});
