import classes from "./search.module.css";
import type { usePalette } from "./use-palette.ts";

type State = Pick<
	ReturnType<typeof usePalette>,
	"query" | "view" | "isSearching" | "problem" | "actedOn" | "again" | "groups"
>;

/** What is said above the options: nothing, where they speak for themselves. */
export function Said({ palette }: { palette: State }) {
	const { query, view, isSearching, problem, actedOn, again } = palette;
	const q = query.trim();
	if (actedOn || q === "") return null;
	if (problem)
		return (
			<p className={classes.said}>
				{problem}
				<button type="button" className={classes.retry} onClick={again}>
					Try again
				</button>
			</p>
		);
	if (!view) return <p className={classes.said}>Searching…</p>;
	if (isSearching) return null;
	if (view.isFuzzy) return <p className={classes.said}>Nothing is named “{q}”; perhaps one of these.</p>;
	if (view.hits.length === 0)
		return (
			<p className={classes.said}>
				Nothing is named “{q}”. Archived records and code are searched on the page of all results.
			</p>
		);
	return null;
}

/** The same for screen readers, with how many results there are. */
export function saidOf({ query, view, isSearching, problem, actedOn, groups }: State): string {
	if (actedOn) return `Actions for ${actedOn.title}: ${groups[0]?.options.length ?? 0}`;
	if (query.trim() === "") return "";
	if (problem) return problem;
	if (!view || isSearching) return "";
	const count = view.hits.length;
	if (count === 0) return "No results";
	const results = `${count} ${count === 1 ? "result" : "results"}`;
	return view.isFuzzy ? `No exact match; ${results} alike` : results;
}
