import { expect, it } from "vitest";
import { commitLink } from "./commit-link.ts";

const commit = "0123456789abcdef0123456789abcdef01234567";

it.each([
	["https://github.com/lab/reads.git", `https://github.com/lab/reads/commit/${commit}`],
	["https://github.com/lab/reads", `https://github.com/lab/reads/commit/${commit}`],
	["git@github.com:lab/reads.git", `https://github.com/lab/reads/commit/${commit}`],
	["ssh://git@gitlab.com/group/sub/reads.git", `https://gitlab.com/group/sub/reads/-/commit/${commit}`],
	["https://bitbucket.org/lab/reads/", `https://bitbucket.org/lab/reads/commits/${commit}`],
	["https://git.example.org/lab/reads.git", null],
	["http://github.com/lab/reads.git", null],
	["https://github.com.evil.example/lab/reads.git", null],
	["https://github.com/../../evil", null],
	["javascript:alert(1)//github.com/a/b", null],
	["/srv/git/reads.git", null],
])("finds the page of a commit of %s", (remote, link) => {
	expect(commitLink({ remote, commit })).toBe(link);
});

it("links to no commit that is none", () => {
	const remote = "https://github.com/lab/reads";
	expect(commitLink({ remote, commit: null })).toBeNull();
	expect(commitLink({ remote, commit: "main/../../x" })).toBeNull();
});
