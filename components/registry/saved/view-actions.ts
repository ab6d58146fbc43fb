import type {
	SavedView,
	SavedViewCreateInput,
	SavedViewRef,
	SavedViewUpdateInput,
} from "../../../lib/contracts/saved-views.ts";
import type { Action } from "../../forms/action.ts";

/** What can be done to saved views, as server actions. */
export interface ViewActions {
	create: Action<SavedViewCreateInput, SavedView>;
	update: Action<SavedViewUpdateInput, SavedView>;
	remove: Action<SavedViewRef, SavedView>;
}

/** The saved views that a registry offers, and who looks at them. */
export interface SavedViews {
	views: readonly SavedView[];
	/** The handle of whoever looks. */
	me: string;
	/** Whether they may save any. */
	maySave: boolean;
	actions: ViewActions;
}

/** What a view is about, in an address: where in it one is does not count. */
export function keptQuery(search: URLSearchParams): string {
	const kept = new URLSearchParams(search);
	for (const name of ["pages", "peek", "all"]) kept.delete(name);
	kept.sort();
	return kept.toString();
}
