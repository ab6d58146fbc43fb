import type { GitState } from "../../../lib/contracts/runs.ts";

/** Hosts whose pages of commits are known, and where those are below a repository's own. */
const hosts: Readonly<Record<string, string>> = {
	"github.com": "/commit/",
	"gitlab.com": "/-/commit/",
	"codeberg.org": "/commit/",
	"bitbucket.org": "/commits/",
	"git.sr.ht": "/commit/",
};

/** The page of a commit, where the repository's host is a known one; null otherwise. */
export function commitLink({ remote, commit }: Pick<GitState, "remote" | "commit">): string | null {
	if (!remote || !commit || !/^[0-9a-f]{7,64}$/.test(commit)) return null;
	const [, host = "", path = ""] =
		/^(?:https:\/\/|ssh:\/\/(?:[\w.-]+@)?|[\w.-]+@)([\w.-]+)[/:]((?:~?[\w.-]+\/)+[\w.-]+?)(?:\.git)?\/?$/.exec(
			remote,
		) ?? [];
	const way = Object.hasOwn(hosts, host) ? hosts[host] : undefined;
	return way === undefined || path.split("/").includes("..")
		? null
		: `https://${host}/${path}${way}${commit}`;
}
